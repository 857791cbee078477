import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { DateTime, isRecord, toggle } from '../../kit';
import type { ConstantContactApi } from '../api/client';

/** Where the node's static data have the times. */
const KEY = 'unsubscribedUntil';

/** Switches the guard off. */
export const includeUnsubscribed = toggle({
	displayName: 'Include Unsubscribed',
	default: false,
	description:
		'Whether to send people who have unsubscribed, too; the service may not keep them out',
});

/** Whether only those are left out who have unsubscribed since the last run. */
export const onlyNewlyUnsubscribed = toggle({
	displayName: 'Only Newly Unsubscribed',
	default: false,
	description:
		'Whether to leave out only people who unsubscribed since the last successful scheduled run. For tables from which such people disappear anyway.',
});

/** From when on people who unsubscribed are left out, where an earlier run has confirmed it. */
export interface GuardMemory {
	since: DateTime | undefined;
	/** Remembers when this run began; only where n8n keeps it, and what it did is complete. */
	confirm(states: unknown[]): void;
}

/**
 * What earlier runs of the node have confirmed for the account: who had unsubscribed by then was left out of the run.
 *
 * @param begin of this run, before anything was read
 * @param isWanted whether the user wants it; otherwise everybody is left out, and nothing is remembered
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
			// n8n forgets what a run by hand has stored.
			if (functions.getMode() === 'manual' || states.length === 0) return;
			if (!states.every((state) => state === 'completed')) return;
			data[KEY] = { ...times, [account]: begin.toUTC().toISO() };
		},
	};
}
