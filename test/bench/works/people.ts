let people = 0;

/** A person that no server knows yet. */
export type Person = Record<'email' | 'firstName' | 'lastName', string>;

/** New people: each one is different, in whichever process they are created. */
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
