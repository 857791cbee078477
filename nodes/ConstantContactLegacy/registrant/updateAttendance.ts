import { choice, path, schema, withLock } from '../../kit';
import { registrantIdField } from '../../constantContactShared/fields/registrantId';
import { writeEventEntry } from '../api/atom';
import { eventField } from '../event/fields';
import { define } from '../operation';

export const updateAttendance = define.item({
	value: 'updateAttendance',
	name: 'Update Attendance',
	action: 'Update attendance of registrant',
	description: 'Record whether a registrant attended the event',
	requests: 'One per registrant',
	output: schema.object(
		{
			id: { type: 'string' },
			event_id: { type: 'string' },
			attendance_status: schema.object({ status: { type: 'string' } }, ['status']),
		},
		['id', 'event_id', 'attendance_status'],
	),
	fields: {
		event: eventField,
		registrantId: registrantIdField,
		attendance: choice({
			displayName: 'Attendance',
			options: [
				{ name: 'Attended', value: 'ATTENDED' },
				{ name: 'Not Attended', value: 'NOT_ATTENDED' },
			],
			default: 'ATTENDED',
		}),
	},
	async run({ api, params: { event, registrantId, attendance } }) {
		// Constant Contact's own check-in client sends this type (V1 API 7.3).
		const entry = writeEventEntry('AttendanceStatus', { Status: attendance, Type: 'GROUP' });
		const target = path`/events/${event}/registrants/${registrantId}/attendancestatus`;
		await withLock(
			api.uri(target),
			async () => await api.put(target, entry, { eventMarketing: true }),
			api.stopSignal,
		);
		return { id: registrantId, event_id: event, attendance_status: { status: attendance } };
	},
});
