import type { Kind, Person } from './target';

/** The task of an operation: the expected state of the person, and the mark concerned. */
export interface Task extends Person {
	mark: string;
}

/** Whether the server carried out what an error was about. */
export function isDone(kind: Kind, task: Task, now: Person | undefined): boolean {
	if (kind === 'delete') return now === undefined;
	if (now === undefined) return false;
	if (kind === 'mark') return now.marks.includes(task.mark);
	if (kind === 'unmark') return !now.marks.includes(task.mark);
	return now.name === task.name;
}

/** Applies what was done on the server to the model. */
export function apply(
	kind: Kind,
	{ email, name, mark }: Task,
	model: Map<string, Person>,
	id: string | undefined,
): void {
	const person = model.get(email);
	if (kind === 'create') model.set(email, { email, id: id ?? '', name, marks: [] });
	else if (kind === 'delete') model.delete(email);
	else if (person === undefined) return;
	else if (kind === 'update') person.name = name;
	else {
		const others = person.marks.filter((other) => other !== mark);
		person.marks = kind === 'mark' ? [...others, mark].sort() : others;
	}
}

/** The differences, including a person who exists twice. */
export function compare(model: Map<string, Person>, people: Person[]): string[] {
	const seen = new Set<string>();
	const differences: string[] = [];
	for (const person of people) {
		const wanted = model.get(person.email);
		if (seen.has(person.email)) differences.push(`${person.email} is there twice`);
		else if (JSON.stringify(sorted(wanted)) !== JSON.stringify(sorted(person))) {
			differences.push(`${JSON.stringify(person)} should be ${JSON.stringify(wanted)}`);
		}
		seen.add(person.email);
	}
	for (const email of model.keys()) if (!seen.has(email)) differences.push(`${email} is missing`);
	return differences;
}

const sorted = (person: Person | undefined) =>
	person && [person.id, person.email, person.name, person.marks];
