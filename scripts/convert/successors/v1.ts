import { carryLists, carryLocator } from '../ids';
import { becomes, hasNone, OTHER_RECORDS, type Mapping } from '../mapping';
import {
	carryListing,
	group,
	isExpression,
	KeepNodeError,
	mentionLost,
	pick,
	plainValue,
	translate,
} from '../parameters';
import { writesContact } from './contacts';
import { readsContactSummary, readsContactTracking, readsTracking } from './reports';
import { SHARED } from './shared';

const LIST_TYPES = { active: 'active', 'do-not-mail': 'unsubscribed' };

/** Operations of Constant Contact V1 (Legacy) by resource and operation. */
export const V1_SUCCESSORS: Record<string, Mapping> = {
	...SHARED,
	'account.verify': becomes(
		'account',
		'get',
		() => ({}),
		"Reads the account, which fails if the credential isn't accepted.",
	),
	'contact.create': writesContact('create', 'optInSource'),
	'contact.upsert': writesContact('upsert', 'optInSource'),
	'contact.getAll': becomes(
		'contact',
		'getAll',
		(conversion) => {
			const { from } = conversion;
			const filters = group(from, 'filters');
			const select = from.select ?? 'all';
			if (isExpression(select))
				throw new KeepNodeError("'Select' is an expression: choose one first.");
			const emails = from.emails;
			if (
				select === 'email' &&
				(typeof emails !== 'string' || /[,;\s]/.test(emails.trim())) &&
				!isExpression(emails)
			) {
				throw new KeepNodeError('V3 finds one address at a time.');
			}
			mentionLost(conversion, group(from, 'additionalFields'), ['fullDetails']);
			return {
				...pick(from, ['simplify']),
				...carryListing(conversion, 'listOptions'),
				filters: {
					...(select === 'email' && { email: emails }),
					...(select === 'list' && { lists: carryLists(conversion, [plainValue(from.list)]) }),
					...(select === 'listType' && {
						status: [translate(from.listType ?? 'active', LIST_TYPES, 'List Type')],
					}),
					...pick(filters, ['emptyFilter']),
					...(filters.updatedSince !== undefined && { updatedAfter: filters.updatedSince }),
				},
			};
		},
		"Contacts that are removed, but not unsubscribed, have no status of their own. More details are chosen under 'Include'.",
		OTHER_RECORDS,
	),
	'contactEvent.getAll': readsContactTracking('eventType', 'opens'),
	'contactEvent.getSummary': readsContactSummary(),
	'contactList.getAll': becomes(
		'contactList',
		'getAll',
		(conversion) => {
			const filters = group(conversion.from, 'filters');
			mentionLost(conversion, filters, ['emptyFilter']);
			return {};
		},
		'There are no system lists.',
	),
	'contactList.getMembers': becomes(
		'contactList',
		'getMembers',
		(conversion) => ({
			...carryListing(conversion, 'listOptions'),
			list: carryLocator(conversion, 'list', 'list'),
		}),
		OTHER_RECORDS,
	),
	'campaignEvent.getAll': readsTracking('eventType', 'opens'),
	'emailAddress.get': hasNone(
		"V3 reads addresses as a list only: use 'Email Address: Get Many' with the address under 'Filters'.",
	),
	'registrant.updateAttendance': hasNone(
		"V3 checks in tickets, not people: use 'Event: Check In' or 'Event: Undo Check-In' with the ticket keys that 'Registration: Get' returns.",
	),
};
