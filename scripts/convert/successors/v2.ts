import { carryCampaignActivity, carryLists, carryLocator } from '../ids';
import { becomes, hasNone, OTHER_RECORDS, type Mapping } from '../mapping';
import {
	carryListing,
	group,
	KeepNodeError,
	mentionLost,
	pick,
	plainValue,
	refuse,
	toList,
	translate,
	type Conversion,
} from '../parameters';
import { writesContact } from './contacts';
import {
	readsCampaignSummary,
	readsContactSummary,
	readsContactTracking,
	readsTracking,
} from './reports';
import { SHARED } from './shared';

const LIBRARY = 'V3 has no library of files: upload images on the website, and use their URLs.';
const CONTACT_STATUS = {
	ACTIVE: 'active',
	ALL: 'all',
	OPTOUT: 'unsubscribed',
	UNCONFIRMED: 'pending_confirmation',
};
const ACCOUNT = {
	email: 'contactEmail',
	phone: 'contactPhone',
	countryCode: 'countryCode',
	firstName: 'firstName',
	lastName: 'lastName',
	organizationName: 'organizationName',
	stateCode: 'stateCode',
	timeZone: 'timeZone',
	website: 'website',
};
const LOST_TABLES = ['events', 'myLibraryFiles', 'trashFiles'];

/** Columns for which V3 has no data. */
const LOST_COLUMNS: Record<string, string[]> = {
	contactTracking: ['bounce_description', 'bounce_message', 'unsubscribe_source'],
	contacts: ['fax', 'middle_name', 'prefix_name', 'source_details'],
};

/** Tables to read. If an expression names tables that V3 doesn't have, the user must remove them. */
function carryTables({ from, note }: Conversion): unknown {
	if (!Array.isArray(from.tables)) {
		note(`The tables come from an expression: it must not name ${LOST_TABLES.join(', ')}.`);
		return from.tables;
	}
	const tables = from.tables.filter((table) => !LOST_TABLES.includes(String(table)));
	if (tables.length === 0) throw new KeepNodeError('V3 has none of its tables.');
	const lost = from.tables.filter((table) => LOST_TABLES.includes(String(table)));
	if (lost.length > 0)
		note(`V3 doesn't have these tables, so they are left out: ${lost.join(', ')}.`);
	return tables;
}

/** The chosen columns, each with its table, except those that V3 lacks. */
function carryColumns(columns: unknown, { note }: Conversion): unknown {
	if (!Array.isArray(columns)) return columns;
	const known = columns.map(String).filter((column) => !isOf(column, LOST_TABLES));
	const lost = known.filter((column) => {
		const [table = '', name = ''] = column.split('.');
		return LOST_COLUMNS[table]?.includes(name);
	});
	if (lost.length > 0) note(`V3 has no data for these columns: ${lost.join(', ')}.`);
	return known.filter((column) => !lost.includes(column));
}

function isOf(column: string, tables: string[]): boolean {
	return tables.some((table) => column.startsWith(`${table}.`));
}

/** Operations of Constant Contact V2 (Legacy) by resource and operation. */
export const V2_SUCCESSORS: Record<string, Mapping> = {
	...SHARED,
	'account.get': becomes('account', 'get', () => ({}), OTHER_RECORDS),
	'account.update': becomes(
		'account',
		'update',
		({ from }) => {
			const fields = group(from, 'updateFields');
			refuse(fields, {
				addressLine1: 'Address Line 1',
				addressLine2: 'Address Line 2',
				addressLine3: 'Address Line 3',
				city: 'City',
				postalCode: 'Postal Code',
				state: 'State',
			});
			return {
				updateFields: Object.fromEntries(
					Object.entries(ACCOUNT)
						.filter(([name]) => fields[name] !== undefined)
						.map(([name, successor]) => [successor, fields[name]]),
				),
			};
		},
		"The address is written with 'Account: Set Address'.",
		OTHER_RECORDS,
	),
	'emailAddress.create': becomes('emailAddress', 'create', ({ from }) =>
		pick(from, ['emailAddress']),
	),
	'contact.create': writesContact('create', 'actionBy'),
	'contact.upsert': writesContact('upsert', 'actionBy'),
	'contact.getAll': becomes(
		'contact',
		'getAll',
		(conversion) => {
			const { from } = conversion;
			const { email, list, modifiedSince, status, emptyFilter } = group(from, 'filters');
			return {
				...pick(from, ['simplify']),
				...carryListing(conversion, 'listOptions'),
				filters: {
					...(email !== undefined && { email }),
					...(list !== undefined && {
						lists: carryLists(conversion, toList(plainValue(list), 'List')),
					}),
					...(modifiedSince !== undefined && { updatedAfter: modifiedSince }),
					...(emptyFilter !== undefined && { emptyFilter }),
					...(status !== undefined && {
						status: toList(translate(status, CONTACT_STATUS, 'Status'), 'Status'),
					}),
				},
			};
		},
		"Contacts that are removed, but not unsubscribed, have no status of their own. More details are chosen under 'Include'.",
		OTHER_RECORDS,
	),
	'contactList.getAll': becomes(
		'contactList',
		'getAll',
		(conversion) => {
			refuse(group(conversion.from, 'filters'), { modifiedSince: 'Modified Since' });
			return {};
		},
		'There is no filter by time.',
		OTHER_RECORDS,
	),
	'contactList.getMembers': becomes(
		'contactList',
		'getMembers',
		(conversion) => {
			const { modifiedSince, emptyFilter } = group(conversion.from, 'filters');
			const filters = {
				...(modifiedSince !== undefined && { updatedAfter: modifiedSince }),
				...(emptyFilter !== undefined && { emptyFilter }),
			};
			return {
				...pick(conversion.from, ['simplify']),
				...carryListing(conversion, 'listOptions'),
				list: carryLocator(conversion, 'list', 'list'),
				...(Object.keys(filters).length > 0 && { filters }),
			};
		},
		OTHER_RECORDS,
	),
	'contactTracking.getAll': readsContactTracking('activityType', 'all'),
	'contactTracking.getSummary': readsContactSummary(
		'V3 returns the totals by campaign: add them up.',
	),
	'contactTracking.getSummaryByCampaign': readsContactSummary(),
	'campaign.preview': becomes('campaignActivity', 'preview', carryCampaignActivity, OTHER_RECORDS),
	'campaign.sendTest': becomes(
		'campaignActivity',
		'sendTest',
		(conversion) => ({
			...carryCampaignActivity(conversion),
			...pick(conversion.from, ['emailAddresses', 'additionalFields']),
		}),
		'The test is always sent as HTML with a text version.',
	),
	'campaignSchedule.get': becomes(
		'campaignActivity',
		'getSchedules',
		carryCampaignActivity,
		'A campaign has one schedule.',
		OTHER_RECORDS,
	),
	'campaignSchedule.update': hasNone(
		"V3 can't change a schedule: use 'Campaign Activity: Unschedule', then 'Campaign Activity: Schedule'.",
	),
	'campaignTracking.getAll': readsTracking('activityType', 'all'),
	'campaignTracking.getSummary': readsCampaignSummary(),
	'library.getInfo': hasNone(LIBRARY),
	'libraryFile.upload': hasNone(LIBRARY),
	'libraryFile.get': hasNone(LIBRARY),
	'libraryFile.getAll': hasNone(LIBRARY),
	'libraryFile.update': hasNone(LIBRARY),
	'libraryFile.delete': hasNone(LIBRARY),
	'libraryFile.move': hasNone(LIBRARY),
	'libraryFile.getUploadStatus': hasNone(LIBRARY),
	'libraryFolder.create': hasNone(LIBRARY),
	'libraryFolder.get': hasNone(LIBRARY),
	'libraryFolder.getAll': hasNone(LIBRARY),
	'libraryFolder.update': hasNone(LIBRARY),
	'libraryFolder.delete': hasNone(LIBRARY),
	'libraryTrash.getAll': hasNone(LIBRARY),
	'libraryTrash.empty': hasNone(LIBRARY),
	'table.replicate': becomes(
		'table',
		'replicate',
		(conversion) => {
			const { from } = conversion;
			const options = group(from, 'tableOptions');
			const kept = Object.keys(options).filter((name) => name !== 'trackingBy');
			mentionLost(conversion, options, kept);
			const { columns, ...tableOptions } = pick(options, kept);
			return {
				...pick(from, ['replication', 'keyStorage', 'output']),
				tables: carryTables(conversion),
				tableOptions: {
					...tableOptions,
					...(columns !== undefined && { columns: carryColumns(columns, conversion) }),
					legacyIds: true,
				},
			};
		},
		"'Legacy IDs' is turned on, so that a copy made with version 2 can be continued: put a node before it that reads the IDs in the copy, or turn it off. The tables of events, library files and trash have no successor.",
	),
	'table.confirm': becomes('table', 'confirm', ({ from }) => pick(from, ['confirmOptions'])),
	'table.estimate': becomes(
		'table',
		'estimate',
		(conversion) => ({ tables: carryTables(conversion) }),
		'The tables of events, library files and trash have no successor.',
	),
};
