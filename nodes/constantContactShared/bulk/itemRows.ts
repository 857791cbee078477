import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import {
	InputError,
	isRecord,
	findNumberProblem,
	refuseObjectText,
	trimInvisible,
} from '../../kit';
import { findOptOuts } from '../contactForm/consent';
import { isSameCell } from './cells';
import type { RowSink } from './rows';
import {
	addRow,
	describeOptOut,
	createTarget,
	findConsentColumns,
	findConsentProblem,
	type RowRules,
} from './rowTarget';

/** Rows of items that are output together. */
const ITEMS_AT_ONCE = 500;

/** Adds each input item as a row, with its field names as columns. Yields whenever rows can be taken. */
export function* addItems(
	sink: RowSink,
	items: INodeExecutionData[],
	rules: RowRules,
): Generator<void> {
	const names = new Set<string>();
	for (const { json } of items) for (const name of Object.keys(json)) names.add(name);
	const target = createTarget([...names], rules, 'The input items have');
	const { columns } = target.source;
	const consents = findConsentColumns([...names], rules);
	for (const [item, { json }] of items.entries()) {
		const optOut =
			findConsentProblem(consents, ({ name }) => json[name]) ??
			(consents.length > 0 ? findNestedOptOut(json) : undefined);
		let problem: string | undefined;
		const values = new Map<string, string>();
		const namesOf = new Map<string, string>();
		for (const [name, value] of Object.entries(json)) {
			const column = rules.known.find(name);
			if (column === undefined || !columns.includes(column)) continue;
			const text = toText(value, name, item);
			const known = values.get(column) ?? '';
			if (text === '') continue;
			if (known !== '' && !isSameCell(column, known, text)) {
				problem = `has several values for ${column}, in '${namesOf.get(column)}' and '${name}'`;
			}
			if (known !== '') continue;
			values.set(column, text);
			namesOf.set(column, name);
		}
		const ordered = columns.map((column) => values.get(column) ?? '');
		addRow(sink, target, { item }, ordered, { problem, optOut });
		if ((item + 1) % ITEMS_AT_ONCE === 0) yield;
	}
	yield;
}

/** What is wrong with an item in which an object or a list from another service says that the person has unsubscribed. */
function findNestedOptOut(json: IDataObject): string | undefined {
	for (const [name, value] of Object.entries(json)) {
		if (!isRecord(value) && !Array.isArray(value)) continue;
		const [said] = findOptOuts({ [name]: value });
		if (said !== undefined) return describeOptOut(said);
	}
	return undefined;
}

function toText(value: IDataObject[string], name: string, item: number): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return value.toISOString();
	if (isRecord(value) || Array.isArray(value)) {
		throw new InputError(
			`Field '${name}' of item ${item} is an object or a list`,
			'Enter a text or a number.',
		);
	}
	const wrong = typeof value === 'number' ? findNumberProblem(value) : undefined;
	if (wrong !== undefined) {
		throw new InputError(`Field '${name}' of item ${item} is ${wrong.problem}`, wrong.nextStep);
	}
	const text = trimInvisible(String(value)).trim();
	refuseObjectText(text, `Field '${name}' of item ${item}`);
	return text;
}
