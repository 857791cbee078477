import { path } from '../../kit';
import { columnList } from '../../constantContactShared/replication/column';
import type { Table } from './table';
import { readWholeList } from '../../constantContactShared/replication/wholeList';

export const events: Table = {
	value: 'events',
	name: 'Events',
	description: 'The events of EventSpot, which Constant Contact retired in June 2024',
	requests: 'One; two per 50 events if there are more than 50',
	expectedRequests: () => 1,
	columns: [
		...columnList(
			['id', 'text'],
			['name', 'text'],
			['title', 'text'],
			['status', 'text'],
			['location', 'text'],
			['type', 'text'],
		),
		{
			name: 'address',
			type: 'record',
			parts: [
				'line1',
				'line2',
				'line3',
				'city',
				'state',
				'state_code',
				'country',
				'country_code',
				'postal_code',
				'latitude',
				'longitude',
			],
		},
		...columnList(
			['description', 'text'],
			['start_date', 'time'],
			['end_date', 'time'],
			['created_date', 'time'],
			['total_registered_count', 'number'],
			['time_zone_id', 'text'],
			['active_date', 'time'],
			['is_checkin_available', 'boolean'],
			['event_detail_url', 'text'],
		),
	],
	read: (call) => readWholeList(call, path`/eventspot/events`, { limit: 50 }),
};
