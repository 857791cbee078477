import type { ApiResponse } from '../../http';
import { PREFIX, type Call, type Endpoint } from '../api';
import { notFound } from '../errors';
import { wordFilter } from '../wire';
import { activityDocument, activitySummary, EXPORT_PATH } from './document';
import { addOrder, clearOrder, exportOrder, removeOrder } from './orders';
import { statusAt, type Order } from './record';

/** The collection has the last 50 (V2 API 2.9). */
const LAST = 50;

const STATUSES = [
	'ALL',
	'UNCONFIRMED',
	'PENDING',
	'QUEUED',
	'RUNNING',
	'COMPLETE',
	'ERROR',
	'CANCELLED',
] as const;

const TYPES = [
	'ADD_CONTACTS',
	'REMOVE_CONTACTS_FROM_LISTS',
	'CLEAR_CONTACTS_FROM_LISTS',
	'EXPORT_CONTACTS',
] as const;

function accepted({ account, now }: Call, order: Order): ApiResponse {
	const { id, type, expectedCount } = account.activities.add(order, now);
	return {
		status: 201,
		headers: { location: `${account.origin}${PREFIX}/activities/${id}` },
		body: { id, type, error_count: 0, contact_count: expectedCount },
	};
}

function listActivities({ account, filters, now }: Call): ApiResponse {
	const status = wordFilter(filters, 'status', STATUSES) ?? 'ALL';
	const type = wordFilter(filters, 'type', TYPES);
	const found = account.activities
		.all(now)
		.slice(0, LAST)
		.filter((activity) => status === 'ALL' || statusAt(activity, now) === status)
		.filter((activity) => type === undefined || activity.type === type);
	return { status: 200, body: found.map((activity) => activitySummary(activity, now)) };
}

/** Bulk jobs (V2 API 2.9). */
export const activityEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/activities',
		query: ['status', 'type'],
		run: listActivities,
	},
	{
		method: 'GET',
		path: `${EXPORT_PATH}/:fileName`,
		isFile: true,
		run: ({ account, params, request, now }) => {
			const id = /^(.+)\.csv$/.exec(params.fileName!)?.[1] ?? '';
			const content = account.activities.get(id, now)?.result?.file;
			if (content === undefined) throw notFound(`No file at ${request.path}`);
			return { status: 200, headers: { 'content-type': 'text/csv;charset=UTF-8' }, body: content };
		},
	},
	{
		method: 'GET',
		path: '/activities/:activityId',
		run: ({ account, params, now }) => {
			const activity = account.activities.get(params.activityId!, now);
			if (activity === undefined) throw notFound(`No activity ${params.activityId} found.`);
			return { status: 200, body: activityDocument(account, activity, now) };
		},
	},
	{
		method: 'POST',
		path: '/activities/addcontacts',
		query: ['blanks_enabled'],
		takes: 'jsonOrMultipart',
		run: async (call) => accepted(call, await addOrder(call)),
	},
	{
		method: 'POST',
		path: '/activities/removefromlists',
		takes: 'jsonOrMultipart',
		run: async (call) => accepted(call, await removeOrder(call)),
	},
	{
		method: 'POST',
		path: '/activities/clearlists',
		takes: 'json',
		run: (call) => accepted(call, clearOrder(call)),
	},
	{
		method: 'POST',
		path: '/activities/exportcontacts',
		takes: 'json',
		run: (call) => accepted(call, exportOrder(call)),
	},
];
