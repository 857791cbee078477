import type { INodeExecutionData } from 'n8n-workflow';

import {
	splitWords,
	choice,
	splitIntoChunks,
	InputError,
	isBlank,
	listSome,
	findNumberProblem,
	readJsonList,
	removeFormulaMark,
	required,
	show,
	text,
	toEmail,
	when,
	type Field,
} from '../../kit';

/** An ID from an input item, or from the typed list. */
export interface GivenId {
	id: string;
	/** The input item that it comes from; the first one if IDs were typed. */
	item: number;
}

/** The user's choice of where IDs come from. */
interface IdParams {
	idSource: 'ids' | 'items';
	idField?: string;
	ids?: GivenId[];
}

/** The names are those of the fields. A type alias, because an interface can't be assigned to a record of fields. */
type IdFields = {
	idSource: Field<'ids' | 'items'>;
	idField: Field<string | undefined>;
	ids: Field<GivenId[] | undefined>;
};

/**
 * The fields for choosing any number of records.
 *
 * @param idField the default name of the ID in input items, e.g. `contact_id`
 */
export function idFields(idField: string): IdFields {
	return {
		idSource: choice({
			displayName: 'Input',
			default: 'items',
			options: [
				{ name: 'IDs', value: 'ids' },
				{ name: 'Items', value: 'items' },
			],
		}),
		idField: when({ idSource: ['items'] }, idFieldNamed(idField)),
		ids: when({ idSource: ['ids'] }, idList),
	};
}

/** The field of input items that has the ID. */
export function idFieldNamed(name: string): Field<string> {
	return required(
		text({
			displayName: 'ID Field',
			default: name,
			description: 'Field of the input items with the ID',
		}),
	);
}

const idText = required(
	text({
		displayName: 'IDs',
		rows: 3,
		description: 'Comma-separated; an expression may return an array',
	}),
);

/** Any number of IDs. */
export const idList: Field<GivenId[]> = {
	...idText,
	read(raw, context) {
		const list = readJsonList(raw, context.label);
		const entries: unknown[] = Array.isArray(list) ? list : splitWords(idText.read(list, context));
		const ids = entries
			.filter((entry) => !isBlank(entry))
			.map((entry) => ({ id: toId(entry, `'${context.label}'`), item: 0 }));
		if (ids.length > 0) return ids;
		throw new InputError(`'${context.label}' is empty`, `Fill in '${context.label}'.`);
	},
};

/**
 * The IDs that the user entered, in order.
 *
 * @param findProblem describes what is wrong with an ID, as the end of a sentence
 * @throws InputError naming the items without a valid ID
 */
export function readIds(
	items: INodeExecutionData[],
	{ idSource, idField = '', ids = [] }: IdParams,
	findProblem: (id: string) => string | undefined,
): GivenId[] {
	const given =
		idSource === 'ids'
			? ids
			: items.map(({ json }, item) => ({ item, id: readId(json[idField], idField, item) }));
	const problems = given.flatMap(({ id, item }) => {
		const problem = id === '' ? `has no '${idField}'` : findProblem(id);
		if (problem === undefined) return [];
		return [idSource === 'ids' ? `'${id.slice(0, 60)}' ${problem}` : `item ${item} ${problem}`];
	});
	if (problems.length === 0) return given;
	throw new InputError(
		`${problems.length} of ${given.length} IDs can't be used: ${listSome(problems, MOST_NAMED, '; ')}`,
		"Correct them, or leave these items out with a Filter node. Check the name in 'ID Field'. Nothing was sent.",
	);
}

/** How many IDs a message lists. */
const MOST_NAMED = 5;

function readId(value: unknown, idField: string, item: number): string {
	return isBlank(value) ? '' : toId(value, `Field '${idField}' of item ${item}`);
}

/** An ID or an email address, without invisible characters and a spreadsheet's marks. */
function toId(value: unknown, place: string): string {
	if (typeof value === 'string') return toEmail(removeFormulaMark(value, true));
	const wrong = typeof value === 'number' ? findNumberProblem(value) : undefined;
	if (wrong !== undefined) throw new InputError(`${place} is ${wrong.problem}`, wrong.nextStep);
	if (typeof value === 'number') return String(value);
	throw new InputError(`${place} is ${show(value)}`, 'Enter an ID as text.');
}

/** IDs without duplicates, in chunks that fit in a request. */
export function splitIds(ids: string[], most: number): string[][] {
	return [...splitIntoChunks([...new Set(ids)], most)];
}
