import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { additionalFields, guardEmptyExpression, nameEmptyExpression, text } from '../../kit';
import { customerField, findCustomerId } from '../customer/reference';
import { define } from '../operation';
import { bindSession } from './bind';
import { sessionSchema } from './schema';

export const createSession = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create session',
	description:
		'Bind a browser session to a customer, so that its anonymous events are assigned to the customer',
	requests:
		'One per session; one more if the session is already bound, and one by email or external ID',
	output: sessionSchema,
	fields: {
		customer: customerField,
		additionalFields: additionalFields({
			sessionId: guardEmptyExpression(
				nameEmptyExpression(
					text({
						displayName: 'Session ID',
						placeholder: 'e.g. 8f5c1b2e-6f0b-4f6f-9d9c-0f4f6c3f1a77',
						description: 'The one used in the events; if empty, a new one is generated',
					}),
				),
			),
		}),
	},
	async run({ api, params, hint }): Promise<IDataObject> {
		const value = params.additionalFields.sessionId ?? randomUUID();
		const customerId = await findCustomerId(api, params.customer);
		const session = await bindSession(api, customerId, value);
		if (session.alreadyBound) hint('The session was already bound to the customer');
		return session;
	},
});
