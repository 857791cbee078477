import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { throwIfStopped } from '../async/cancel';
import { InputError } from '../errors/errors';
import type { Execution } from './execution';
import { required, toggle } from '../fields/basic';
import type { Field } from '../fields/field';
import { getStopSignal } from '../runtime/functions';
import type { TellHint } from '../errors/hints';
import { listSome } from '../errors/listSome';
import type { ItemOperation, PreviewRow } from './operation';
import { toResult } from '../async/result';
import { formatCount } from '../values/formatCount';

/** Name of the parameter that shows what would be sent. */
export const PREVIEW = 'preview';

/** Whether nothing is sent, and what would be sent is shown. */
export const previewField: Field<boolean> = required(
	toggle({
		displayName: 'Preview',
		noDataExpression: true,
		default: false,
		description: 'Whether to show, not send',
	}),
);

/** Rows that a preview shows. */
export const ROWS_SHOWN = 10;

/** A column of the user's, and what it is sent as; null where it is left out. */
export interface ColumnUse extends IDataObject {
	column: string;
	sent_as: string | null;
}

/** Collects what becomes of columns, each once. */
export class ColumnUses {
	private readonly byName = new Map<string, ColumnUse>();

	add(column: string, sentAs: string | null): void {
		this.byName.set(`${column} ${sentAs}`, { column, sent_as: sentAs });
	}

	get all(): ColumnUse[] {
		return [...this.byName.values()];
	}
}

/** What would be sent, and what wouldn't. */
export interface PreviewPlan {
	/** How many rows there are to send; null where the service finds them. */
	rows: number | null;
	/** How many requests it takes; the fewest and the most, where that depends on what the service has. */
	requests: number | [least: number, most: number];
	columns?: ColumnUse[];
	/** The first rows as they would be sent. */
	shown: IDataObject[];
	/** Excluded rows, by their key in the output. */
	leftOut: Record<string, IDataObject[]>;
}

/** The item that shows what would be sent. It says in a hint that nothing was. */
export function describePreview(
	{ rows, requests, columns, shown, leftOut }: PreviewPlan,
	hint: TellHint,
): IDataObject {
	const [least, most] = typeof requests === 'number' ? [requests, requests] : requests;
	const span = least === most ? `${most}` : `${least} to ${most}`;
	const count = rows === null ? 'as many as the service finds' : rows;
	hint(
		`Nothing was sent: this is a preview. Rows to send: ${count}, requests: ${span}. Switch 'Preview' off to send them.`,
	);
	return {
		preview: true,
		rows_to_send: rows,
		requests: most,
		...(least !== most && { requests_at_least: least }),
		...(columns && { columns }),
		rows: shown,
		...leftOut,
	};
}

/** How many items a hint names. */
const MOST_NAMED = 5;

/**
 * Shows what an operation would send for the input items, in a single item. Nothing is sent. Items that would be refused are named, so that
 * all of them are seen before the first one is sent.
 *
 * @throws what else goes wrong, e.g. while the fields of the account are read
 */
export async function previewItems<Api>(
	{ functions, apiFor, memory, reader, hints, toItemError }: Execution<Api>,
	preview: NonNullable<ItemOperation<Api>['preview']>,
): Promise<INodeExecutionData[]> {
	const items = functions.getInputData();
	const signal = getStopSignal(functions);
	const api = apiFor(memory.getJournal('preview'));
	const columns = new ColumnUses();
	const shown: IDataObject[] = [];
	const refused: IDataObject[] = [];
	const requests: [number, number] = [0, 0];
	const planItem = async (index: number): Promise<PreviewRow> =>
		await preview({
			api,
			params: reader.read({ index, item: items[index] as INodeExecutionData }),
			hint: (text, detail) => hints.add(text, detail && `item ${index}: ${detail}`),
			mapped: (column, sentAs) => columns.add(column, sentAs),
		});
	for (const index of items.keys()) {
		throwIfStopped(signal);
		const result = await toResult(planItem(index));
		if (result.ok) {
			requests[0] += result.value.requests[0];
			requests[1] += result.value.requests[1];
			if (shown.length < ROWS_SHOWN) shown.push({ item: index, ...result.value.row });
			continue;
		}
		const { error } = result;
		if (!(error instanceof InputError)) throw toItemError(error, index);
		refused.push({ item: index, message: `${error.message}. ${error.nextStep}` });
	}
	if (refused.length > 0) hints.add(describeRefused(refused, items.length));
	const plan = {
		rows: items.length - refused.length,
		requests,
		columns: columns.all,
		shown,
		leftOut: { rows_skipped: refused },
	};
	const json = describePreview(plan, (...hint) => hints.add(...hint));
	return items.length === 0 ? [] : [{ json, pairedItem: { item: 0 } }];
}

function describeRefused(refused: IDataObject[], all: number): string {
	const named = refused.map(({ item, message }) => `item ${String(item)}: ${String(message)}`);
	const some = listSome(named, MOST_NAMED, '; ');
	return `${refused.length} of ${formatCount(all, 'item')} would be refused, and a run stops at the first, unless 'On Error' in its settings says otherwise: ${some}`;
}
