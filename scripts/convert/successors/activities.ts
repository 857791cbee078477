import { carryLists, carryLocator } from '../ids';
import { aboutOne, becomes, hasNone, OTHER_RECORDS, type Mapping } from '../mapping';
import {
	group,
	isExpression,
	KeepNodeError,
	mentionLost,
	optional,
	pick,
	plainValue,
	refuse,
	toList,
} from '../parameters';

const JOB_OPTIONS = ['checkEvery', 'timeLimit', 'requestTimeout'];
const ROW_OPTIONS = [...JOB_OPTIONS, 'invalidRows', 'refusedRows', 'unknownColumns'];

/** Bulk activities, which both legacy nodes have. */
export const ACTIVITY_SUCCESSORS: Record<string, Mapping> = {
	'activity.addContacts': becomes(
		'activity',
		'importContacts',
		(conversion) => {
			const { from, note } = conversion;
			if (from.addTo !== undefined && from.addTo !== 'lists') {
				throw new KeepNodeError(
					"V3 doesn't create a list on import: create it first with 'Contact List: Create'.",
				);
			}
			const options = group(from, 'activityOptions');
			const { sendAs, ...others } = options;
			mentionLost(conversion, isExpression(sendAs) ? options : others, ROW_OPTIONS);
			note(
				"Check with 'Preview' that each column goes to the right field, custom fields in particular.",
			);
			return {
				...pick(from, ['source', 'binaryProperty', 'preview', 'wait']),
				lists: carryLists(conversion, from.lists),
				...optional('activityOptions', {
					...pick(options, ROW_OPTIONS),
					...(sendAs === 'file' && { sendAs }),
				}),
			};
		},
		"Contacts who have unsubscribed stay unsubscribed. Lists that don't exist aren't created.",
	),
	'activity.removeContacts': becomes(
		'activity',
		'removeFromLists',
		(conversion) => {
			const { from } = conversion;
			if (from.source !== undefined && from.source !== 'items') {
				throw new KeepNodeError(
					"V3 removes contacts named by items, not by a file: read the file with 'Extract from File' before the node.",
				);
			}
			const options = group(from, 'activityOptions');
			mentionLost(conversion, options, JOB_OPTIONS);
			return {
				contacts: 'items',
				idField: 'contact_id',
				...pick(from, ['preview', 'wait']),
				lists: carryLists(conversion, from.lists),
				...optional('activityOptions', pick(options, JOB_OPTIONS)),
			};
		},
		"Enter under 'ID Field' the field with the ID or email address of the contact; each address takes one request. V3 stops at addresses that no contact has.",
	),
	'activity.clearLists': hasNone(
		"V3 can't clear lists in one step: use 'Activity: Remove From Lists' with 'Contacts' set to In Lists.",
	),
	'activity.exportContacts': becomes(
		'activity',
		'exportContacts',
		(conversion) => {
			const { from } = conversion;
			const options = group(from, 'activityOptions');
			mentionLost(conversion, options, JOB_OPTIONS);
			const id = plainValue(from.list);
			return {
				contacts: 'lists',
				lists: carryLists(conversion, toList(id, 'List')),
				...pick(from, ['output', 'binaryProperty']),
				...optional('activityOptions', pick(options, JOB_OPTIONS)),
			};
		},
		"Columns have other names: choose them under 'Fields'. Until then, all are exported.",
	),
	'activity.get': aboutOne('activity', 'get', 'activity', 'activity', OTHER_RECORDS),
	'activity.getAll': becomes(
		'activity',
		'getAll',
		(conversion) => {
			const filters = group(conversion.from, 'filters');
			refuse(filters, { type: 'Type', status: 'Status' });
			return { returnAll: true, ...optional('filters', pick(filters, ['emptyFilter'])) };
		},
		'Statuses have other names, and there is no filter by type.',
		OTHER_RECORDS,
	),
	'activity.download': becomes(
		'activity',
		'download',
		(conversion) => ({
			...pick(conversion.from, ['output', 'binaryProperty']),
			activity: carryLocator(conversion, 'activity', 'activity'),
			...optional(
				'activityOptions',
				pick(group(conversion.from, 'activityOptions'), ['requestTimeout']),
			),
		}),
		'Columns have other names.',
	),
};
