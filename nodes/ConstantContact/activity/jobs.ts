import type { IDataObject } from 'n8n-workflow';

import { InputError, isRecord } from '../../kit';
import { ACTIVITIES, type JobForm, type Jobs } from '../../constantContactShared/bulk/waiting';
import type { ConstantContactApi } from '../api/client';

const form: JobForm = {
	id: 'activity_id',
	status: 'state',
	complete: 'completed',
	getErrors: ({ activity_errors: errors }) =>
		Array.isArray(errors) ? errors.map((error) => toError(getMessage(error))) : [],
};

/** The account's bulk activities (V3 API 6). */
export function createJobs(api: ConstantContactApi): Jobs {
	return {
		key: api.getKey(ACTIVITIES),
		failed: ['cancelled', 'failed', 'timed_out'],
		stopSignal: api.stopSignal,
		form,
		read: async (target) => await api.get(target),
	};
}

/** @throws InputError if an activity about a single record ended with errors: it is complete, and nothing was changed */
export function requireNoErrors(activity: IDataObject): void {
	const messages = form.getErrors(activity).map(({ message }) => String(message));
	if (messages.length === 0) return;
	throw new InputError(
		`Constant Contact refused the change: ${messages.join('; ')}`,
		'Correct what the message names, then run again.',
	);
}

/** The format of the texts isn't documented: an address in the text is assumed to be that of the row. */
function toError(message: string): IDataObject {
	const words = message.split(/[\s'",;:<>]+/);
	const email = words.find((word) => word.includes('@'))?.replace(/\.$/, '');
	return { message, ...(email !== undefined && { email_address: email }) };
}

/** Errors come as texts, or as objects with a message (V3 API 3). */
function getMessage(error: unknown): string {
	const message = isRecord(error) ? (error as IDataObject).message : error;
	return typeof message === 'string' ? message : JSON.stringify(message);
}
