import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, type WorkflowJson } from '../support';

/** A workflow in the folder `examples`. */
export interface Example {
	/** File name without `.json`. */
	file: string;
	/** The content of the file. */
	text: string;
	workflow: WorkflowJson;
}

/** Folder of the example workflows. */
export const EXAMPLES = join(ROOT, 'examples');

/** Every example, in the order of the file names. Found by reading the folder, so that none is forgotten. */
export const examples: Example[] = readdirSync(EXAMPLES)
	.filter((name) => name.endsWith('.json'))
	.sort((left, right) => left.localeCompare(right, 'en', { numeric: true }))
	.map((name) => {
		const text = readFileSync(join(EXAMPLES, name), 'utf8');
		return { file: name.slice(0, -'.json'.length), text, workflow: JSON.parse(text) };
	});

/**
 * The examples with these numbers or file names; by default all.
 * @throws Error that lists the available ones
 */
export function chooseExamples(names: string[]): Example[] {
	if (names.length === 0) return examples;
	return names.map((name) => {
		const chosen = examples.find(({ file }) => file === name || file.split('-')[0] === name);
		if (chosen) return chosen;
		const known = examples.map(({ file }) => file).join(', ');
		throw new Error(`There is no example '${name}', only ${known}`);
	});
}
