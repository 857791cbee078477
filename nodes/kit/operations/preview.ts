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

/** Name of the parameter that turns on the preview. */
export const PREVIEW = 'preview';

/** Whether to show what would be sent, without sending anything. */
export const previewField: Field<boolean> = required(
	toggle({
		displayName: 'Preview',
		noDataExpression: true,
		default: false,
		description: 'Whether to only show what would be sent',
	}),
);

/** Number of rows in a preview. */
export const ROWS_SHOWN = 10;

/** A column of the user's data, and the value sent for it; null if it is left out. */
export interface ColumnUse extends IDataObject {
	column: string;
	sent_as: string | null;
}

/** Collects what happens to columns, each once. */
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
interface PreviewPlan {
	/** Number of rows to send; null if the service selects them. */
	rows: number | null;
	/** Number of requests; minimum and maximum if it depends on the data in the service. */
	requests: number | [least: number, most: number];
	columns?: ColumnUse[];
	/** The first rows as they would be sent. */
	shown: IDataObject[];
	/** Excluded rows, by their key in the output. */
	leftOut: Record<string, IDataObject[]>;
}

/** The item that shows what would be sent. A hint says that nothing was. */
export function describePreview(
	{ rows, requests, columns, shown, leftOut }: PreviewPlan,
	hint: TellHint,
): IDataObject {
	const [least, most] = typeof requests === 'number' ? [requests, requests] : requests;
	const span = least === most ? `${most}` : `${least} to ${most}`;
	const count = rows === null ? 'as many as the service finds' : rows;
	hint(
		`Nothing was sent: this is a preview. Rows to send: ${count}, requests: ${span}. Turn off 'Preview' to send them.`,
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

/** Maximum number of items in a hint. */
const MOST_NAMED = 5;

/**
 * Shows what an operation would send for the input items, in a single item. Nothing is sent. Items that would be rejected are
 * named, so that all of them are known before the first one is sent.
 *
 * @throws any other error, e.g. from reading the account's fields
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
