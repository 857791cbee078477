import type { Call, Endpoint } from '../api';
import {
	createCreationResponse,
	createEntryResponse,
	entryElement,
	type EntryParts,
} from '../atom/entryDocument';
import { createFeedResponse, PAGE_SIZE, type FeedShape } from '../atom/feed';
import { element, instant, text } from '../atom/write';
import { notFound } from '../errors';
import { readForm } from './form';
import { readOrder } from './order';
import { statusAt, type ActivityRecord } from './record';

function activityFeed(call: Call): Omit<FeedShape<never>, 'entry'> {
	const collection = call.account.addresses.path('activities');
	return { title: 'Bulk Activity', collection, self: '', links: [] };
}

/** The errors in one of the formats that clients have received (V1 API 4.5). */
function errors(call: Call, { result }: ActivityRecord): string {
	const { activityErrors } = call.account.options;
	const rows = result?.errors ?? [];
	if (rows.length === 0) return text('Errors', '');
	if (activityErrors === 'count') return text('Errors', rows.length);
	const children = rows.map(({ lineNumber, email, message }) =>
		element('Error', {}, [
			text('LineNumber', lineNumber),
			text('EmailAddress', email),
			text('Message', message),
		]),
	);
	const count = activityErrors === 'countAndElements' ? [String(rows.length)] : [];
	return element('Errors', {}, [...count, ...children]);
}

function fileName(call: Call, { result }: ActivityRecord): string {
	const { addresses, options } = call.account;
	const name = result?.file?.name;
	if (name === undefined) return '';
	return options.fileNames === 'name' ? name : addresses.id(addresses.path('activities', name));
}

function activityEntry(call: Call, activity: ActivityRecord): EntryParts {
	const { addresses } = call.account;
	const path = addresses.path('activities', activity.id);
	const status = statusAt(activity, call.now);
	const hasStarted = ['RUNNING', 'COMPLETE', 'ERROR'].includes(status);
	const hasFinished = ['COMPLETE', 'ERROR'].includes(status);
	return {
		path,
		title: '',
		updated: hasFinished ? activity.finishTime : activity.insertTime,
		payload: {
			name: 'Activity',
			id: addresses.payloadId(path),
			children: [
				text('Type', activity.type),
				text('Status', status),
				errors(call, activity),
				text('FileName', fileName(call, activity)),
				text('TransactionCount', activity.result?.transactions ?? 0),
				...(hasStarted ? [text('RunStartTime', instant(activity.startTime))] : []),
				...(hasFinished ? [text('RunFinishTime', instant(activity.finishTime))] : []),
				text('InsertTime', instant(activity.insertTime)),
			],
		},
	};
}

export const activityEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/activities',
		run: (call) => {
			const entry = (activity: ActivityRecord): string =>
				entryElement(call, activityEntry(call, activity));
			const items = call.account.activities.all().slice(0, PAGE_SIZE);
			return createFeedResponse(call, { ...activityFeed(call), entry }, () => ({ items }));
		},
	},
	{
		method: 'POST',
		path: '/activities',
		takes: 'form',
		run: async (call) => {
			const { account, request, now } = call;
			const order = readOrder(account, await readForm(request));
			const { id } = account.activities.add(order, now);
			const path = account.addresses.path('activities', id);
			// The documented response has no content (V1 API 4.4)
			return createCreationResponse(call, { path, updated: now });
		},
	},
	{
		method: 'GET',
		path: '/activities/:activityId',
		run: (call) => {
			const { activities } = call.account;
			const { activityId } = call.params;
			const file = activities.file(activityId!);
			if (file !== undefined) {
				return { status: 200, headers: { 'content-type': file.contentType }, body: file.content };
			}
			const activity = activities.get(activityId!);
			if (activity === undefined) throw notFound(call.request.path);
			const source = { ...activityFeed(call), entry: () => '' };
			return createEntryResponse(call, { ...activityEntry(call, activity), source });
		},
	},
];
