import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import {
	DateTime,
	isRecord,
	readServerTime,
	toggle,
	type BatchCall,
	type Fields,
	type ValuesOf,
} from '../../kit';
import type { ConstantContactApi } from '../api/client';

/** The key of the times in the node's static data. */
const KEY = 'unsubscribedUntil';

/** The options that say who is left out. */
export const guardOptions = {
	includeUnsubscribed: toggle({
		displayName: 'Include Unsubscribed',
		default: false,
		description:
			'Whether to also send people who have unsubscribed; the service might not exclude them',
	}),
	onlyNewlyUnsubscribed: toggle({
		displayName: 'Only Newly Unsubscribed',
		default: false,
		description:
			'Whether to leave out only people who have unsubscribed since the last successful scheduled run. Use it for tables that no longer contain people who unsubscribed earlier.',
	}),
};

/** Who is left out of a run because they have unsubscribed. */
interface Guard {
	/** Whether anyone is left out. */
	isOn: boolean;
	/** The client with which the run must read, so that the server's clock is known. */
	api: ConstantContactApi;
	/**
	 * When the first try of the run began, before anything was read, by the earlier of n8n's clock and the server's: n8n's may be
	 * ahead, and people who unsubscribe meanwhile would be missed. Known once there is a response.
	 */
	getBegin(): DateTime;
	/** Only those who unsubscribed after this time; undefined for all. */
	since: DateTime | undefined;
	/** Remembers when this run began, if the user wants that, n8n keeps static data, and the run completed its work. */
	confirm(states: unknown[]): void;
}

/** Maximum number of people named in a hint; the output has all of them. */
export const MOST_NAMED = 20;

/** Begins a run in which people who have unsubscribed are left out, unless the options say otherwise. */
export async function startGuard(
	{ functions, once }: Pick<BatchCall<ConstantContactApi, Fields>, 'functions' | 'once'>,
	api: ConstantContactApi,
	options: Partial<ValuesOf<typeof guardOptions>>,
): Promise<Guard> {
	const begin = await once('begin', async () => DateTime.now());
	/** How far n8n's clock is ahead of the server's, in milliseconds. */
	let ahead = 0;
	const observed = api.observedBy({
		afterResponse(response) {
			const now = Date.now();
			ahead = Math.max(ahead, now - (readServerTime(response) ?? now));
		},
	});
	const getBegin = () => begin.minus(ahead);
	const isOn = options.includeUnsubscribed !== true;
	const isOnlyNew = isOn && options.onlyNewlyUnsubscribed === true;
	const memory = isOnlyNew ? readMemory(functions, api, begin, getBegin) : NOTHING_KEPT;
	return { isOn, api: observed, getBegin, ...memory };
}

/** What earlier runs have confirmed. */
type GuardMemory = Pick<Guard, 'since' | 'confirm'>;

const NOTHING_KEPT: GuardMemory = { since: undefined, confirm: () => {} };

/** The time that an earlier run of the node has confirmed for the account: contacts who had unsubscribed before were left out. */
function readMemory(
	functions: IExecuteFunctions,
	api: ConstantContactApi,
	begin: DateTime,
	getBegin: Guard['getBegin'],
): GuardMemory {
	const data = functions.getWorkflowStaticData('node');
	const account = api.getKey('');
	const times: IDataObject = isRecord(data[KEY]) ? (data[KEY] as IDataObject) : {};
	const stored = times[account];
	const since = typeof stored === 'string' ? DateTime.fromISO(stored) : undefined;
	return {
		since: since?.isValid === true && since < begin ? since : undefined,
		confirm(states) {
			// n8n discards static data after a manual run.
			if (functions.getMode() === 'manual' || states.length === 0) return;
			if (!states.every((state) => state === 'completed')) return;
			data[KEY] = { ...times, [account]: getBegin().toUTC().toISO() };
		},
	};
}
