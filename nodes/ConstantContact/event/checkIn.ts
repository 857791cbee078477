import { path, schema, type JsonSchema } from '../../kit';
import { someTexts } from '../fields/textList';
import { define } from '../operation';
import { eventField } from './fields';

const ticketSchema: JsonSchema = schema.object(
	{ event_id: schema.text, order_ticket_key: schema.text, checked_in: schema.flag },
	['order_ticket_key', 'checked_in'],
);

const fields = {
	event: eventField,
	ticketKeys: someTexts({
		displayName: 'Ticket Keys',
		placeholder: 'e.g. a1b2c3, d4e5f6',
		description: 'The order_ticket_key of each ticket from Registration: Get, comma-separated',
	}),
};

export const checkInTickets = define.item({
	value: 'checkIn',
	name: 'Check In',
	action: 'Check in tickets of event',
	description:
		'Mark tickets of an active or past event as checked in: either all of those given, or none',
	requests: 'One per item, for any number of tickets',
	output: ticketSchema,
	fields,
	async run({ api, params: { event, ticketKeys } }) {
		const body = { order_ticket_keys: ticketKeys };
		await api.change('POST', path`/events/${event}/check_in/tickets`, body);
		return ticketKeys.map((key) => ({
			event_id: event,
			order_ticket_key: key,
			checked_in: true,
		}));
	},
});

export const undoCheckIn = define.item({
	value: 'undoCheckIn',
	name: 'Undo Check-In',
	action: 'Undo check in of event tickets',
	description: 'Mark tickets as not checked in: either all of those given, or none',
	requests: 'One per item, for any number of tickets',
	output: ticketSchema,
	fields,
	async run({ api, params: { event, ticketKeys } }) {
		const body = { order_ticket_keys: ticketKeys };
		await api.change('POST', path`/events/${event}/undo_check_in/tickets`, body);
		return ticketKeys.map((key) => ({
			event_id: event,
			order_ticket_key: key,
			checked_in: false,
		}));
	},
});
