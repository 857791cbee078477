let people = 0;

/** Somebody who isn't known to any server yet. */
export type Person = Record<'email' | 'firstName' | 'lastName', string>;

/** People who aren't known yet: each is another one, in whichever process they are made. */
export function newPeople(count: number): Person[] {
	return Array.from({ length: count }, () => {
		const number = ++people;
		return {
			email: `person.${process.pid}.${number}@example.com`,
			firstName: 'New',
			lastName: `No. ${number}`,
		};
	});
}
