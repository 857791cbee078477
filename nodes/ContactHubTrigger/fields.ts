import {
	choice,
	fixedChoices,
	collection,
	createMaxPerPoll,
	filters,
	MOST_OVERLAP,
	nameEvents,
	number,
	required,
	simplifyField,
	startFields,
	when,
	type Fields,
	type ValuesOf,
} from '../kit';
import { entityField, rightNotice } from '../ContactHub/change/fields';
import { eventFilters } from '../ContactHub/event/fields';
import { createFieldNames, nodeField, nodeFilter } from '../ContactHub/fields/common';
import { queryFields } from '../ContactHub/query/queryFields';

const CUSTOMERS = { event: ['customerCreated', 'customerUpdated'] };
const EVENTS = { event: ['eventReceived'] };

const { queryMode, match, conditions, conjunction, queries, queryJson } = queryFields;

/** Maximum items returned by a poll. */
export const MAX_PER_POLL = { default: 1000, max: 5000 };

/** The trigger's parameters. */
export const triggerFields = {
	event: choice({
		displayName: 'Trigger On',
		default: 'customerCreated',
		options: [
			{
				name: 'Change Received',
				value: 'changeReceived',
				description: 'A customer or an event was created, updated or deleted',
			},
			{ name: 'Customer Created', value: 'customerCreated', description: 'A customer is new' },
			{
				name: 'Customer Updated',
				value: 'customerUpdated',
				description: 'A customer was changed after it was created',
			},
			{
				name: 'Event Received',
				value: 'eventReceived',
				description: 'Customers did something, or something happened to them',
			},
		],
	}),
	rightNotice: when({ event: ['changeReceived'] }, rightNotice),
	queryMode: when(CUSTOMERS, queryMode),
	match: when(CUSTOMERS, match),
	conditions: when(CUSTOMERS, conditions),
	conjunction: when(CUSTOMERS, conjunction),
	queries: when(CUSTOMERS, queries),
	queryJson: when(CUSTOMERS, queryJson),
	eventFilters: when(
		EVENTS,
		filters({
			fields: eventFilters,
		}),
	),
	changeFilters: when(
		{ event: ['changeReceived'] },
		filters({
			fields: {
				entity: entityField,
				node: nodeFilter,
				operations: fixedChoices({
					displayName: 'Operations',
					options: [
						{ name: 'Created', value: 'CREATE' },
						{ name: 'Deleted', value: 'DELETE' },
						{ name: 'Updated', value: 'UPDATE' },
					],
				}),
			},
		}),
	),
	...startFields,
	simplify: when(
		{ event: ['customerCreated', 'customerUpdated', 'eventReceived'] },
		required(simplifyField),
	),
	triggerOptions: collection({
		displayName: 'Options',
		fields: {
			fields: when(
				CUSTOMERS,
				createFieldNames(
					'Comma-separated fields to return, in addition to ID and dates; without Simplify',
				),
			),
			node: when({ event: [...CUSTOMERS.event, ...EVENTS.event] }, nodeField),
			eventOverlap: number({
				displayName: 'Overlap of Events (Minutes)',
				default: 60,
				min: 3,
				max: MOST_OVERLAP,
				description:
					'How late an event may arrive and still be found. Every poll reads the events of this period again; those already returned are left out.',
			}),
			maxPerPoll: createMaxPerPoll(MAX_PER_POLL),
			overlap: number({
				displayName: 'Overlap of Customers (Minutes)',
				default: 5,
				min: 3,
				max: MOST_OVERLAP,
				description:
					"How late a customer may appear in ContactHub's lists and still be found. Usually it takes less than two minutes.",
			}),
		},
	}),
} satisfies Fields;

/** The event that starts the workflow, in words, by its stored value. */
export const EVENT_NAMES = nameEvents(triggerFields.event);

/** The parameters, read and checked. */
export type TriggerParams = ValuesOf<typeof triggerFields>;
