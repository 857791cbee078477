import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { DateTime, isRecord, toggle } from '../../kit';
import type { ConstantContactApi } from '../api/client';

/** The key of the times in the node's static data. */
const KEY = 'unsubscribedUntil';

/** Turns the guard off. */
export const includeUnsubscribed = toggle({
	displayName: 'Include Unsubscribed',
	default: false,
	description:
		'Whether to also send people who have unsubscribed; the service might not exclude them',
});

/** Whether to exclude only contacts who have unsubscribed since the last run. */
export const onlyNewlyUnsubscribed = toggle({
	displayName: 'Only Newly Unsubscribed',
	default: false,
	description:
		'Whether to leave out only people who have unsubscribed since the last successful scheduled run. Use it for tables that no longer contain people who unsubscribed earlier.',
});

/** Excludes contacts who unsubscribed after this time, if an earlier run has confirmed it. */
interface GuardMemory {
	since: DateTime | undefined;
	/** Remembers when this run began, if n8n keeps static data and the run completed its work. */
	confirm(states: unknown[]): void;
}

/**
 * The times that earlier runs of the node have confirmed for the account: contacts who had unsubscribed before were excluded.
 *
 * @param begin when this run began, before anything was read
 * @param isWanted whether the user wants this; otherwise every unsubscribed contact is excluded and nothing is remembered
 */
export function guardMemory(
	functions: IExecuteFunctions,
	api: ConstantContactApi,
	begin: DateTime,
	isWanted: boolean,
): GuardMemory {
	if (!isWanted) return { since: undefined, confirm: () => {} };
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
			data[KEY] = { ...times, [account]: begin.toUTC().toISO() };
		},
	};
}
