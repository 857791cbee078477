import { table as tableV3 } from '../../nodes/ConstantContact/tables';
import { tables as tablesV3 } from '../../nodes/ConstantContact/tables/all';
import { table } from '../../nodes/ConstantContactLegacyV2/tables';
import { tables } from '../../nodes/ConstantContactLegacyV2/tables/all';
import { readPage, readProse, getSection } from './pages';

/** The columns of these tables in a data connector, by its own table names. */
const CONNECTOR: Record<string, string> = {
	accountInfo:
		'website organization_name time_zone first_name last_name email phone company_logo country_code state_code organization_addresses',
	contactLists: 'id name status created_date modified_date contact_count',
	contacts:
		'id status fax addresses notes confirmed lists source email_addresses prefix_name first_name middle_name last_name job_title company_name home_phone work_phone cell_phone custom_fields created_date modified_date source_details',
	contactTracking: 'activity_type campaign_id contact_id open_date',
	emailCampaigns: 'id name status modified_date',
	emailCampaignSummary:
		'checkid start_date end_date sends opens clicks forwards unsubscribes bounces spam_count',
	events:
		'id name title status location type address description start_date end_date created_date total_registered_count time_zone_id active_date is_checkin_available event_detail_url',
	myLibraryFiles:
		'name id description folder height width size url source status thumbnail created_date modified_date folder_id is_image file_type',
	trashFiles:
		'name id description folder height width size url source status thumbnail created_date modified_date folder_id is_image file_type',
};

/** All labels and choices of the table operations. */
const labels = new Set(
	[...JSON.stringify([table, tableV3]).matchAll(/"(?:displayName|name)":"([^"]+)"/g)].map(
		([, label]) => label,
	),
);

it.each(Object.entries(CONNECTOR))('%s has the columns of a data connector', (name, columns) => {
	const { columns: own = [] } = tables.find(({ value }) => value === name) ?? {};
	expect(own.map((column) => column.name)).toEqual(expect.arrayContaining(columns.split(' ')));
});

it.each([
	['docs/replication.md', readProse('docs/replication.md')],
	['docs/migration.md', getSection('docs/migration.md', 'From a data connector (v2)')],
])('%s names only parameters that exist', (_page, text) => {
	const named = [...text.matchAll(/'([A-Z][\w ()-]*)'/g)].map(([, label]) => label as string);
	expect(named.length).toBeGreaterThan(5);
	expect(named.filter((label) => !labels.has(label))).toEqual([]);
});

it.each([...tables, ...tablesV3])('the columns of $name that are explained exist', ({ name }) => {
	const rows = readPage('docs/replication.md').split('\n');
	const own = rows.filter((row) => row.startsWith(`| ${name}: `));
	const named = own.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)]);
	const ofName = [...tables, ...tablesV3].filter((one) => one.name === name);
	const known = ofName.flatMap(({ columns }) => columns.map((column) => column.name));
	expect(
		named.map(([, column]) => column).filter((column) => !known.includes(column ?? '')),
	).toEqual([]);
});
