import {
	choice,
	choices,
	collection,
	emptyError,
	fileFields,
	InputError,
	dateTime,
	MOST_OVERLAP,
	number,
	outputField,
	guardEmptyExpression,
	toggle,
	when,
	type DateTime,
	type Field,
	type Fields,
	type FieldTexts,
} from '../../kit';
import { columnsField } from './chosenColumns';
import type { ProductOptions, Table } from './table';

/** A table as the form shows it. */
type ShownTable = Pick<Table<never>, 'columns' | 'description' | 'name' | 'value'>;

/** The tables that an operation works on. */
export function createTablesField(tables: ShownTable[]): Field<string[]> {
	const anyTables = choices({
		displayName: 'Tables',
		options: tables.map(({ name, value, description }) => ({ name, value, description })),
	});
	const known = tables.map(({ value }) => value);
	return {
		...anyTables,
		property: { ...anyTables.property, required: true },
		read(raw, context) {
			const chosen = anyTables.read(raw, context);
			const unknown = chosen.find((name) => !known.includes(name));
			if (unknown !== undefined) {
				throw new InputError(
					`'Tables' contains '${unknown}', which isn't a table`,
					`Use one or more of: ${known.join(', ')}.`,
				);
			}
			if (chosen.length > 0) return [...new Set(chosen)];
			throw emptyError(context, 'Choose at least one table.');
		},
	};
}

const { binaryProperty, format } = fileFields;

/** Seconds mistaken for milliseconds lie between these two: they would be days in 1970, when there was nothing to replicate. */
const FIRST_IN_SECONDS = Date.UTC(1970, 0, 3);
const LAST_IN_SECONDS = Date.UTC(1973, 0, 1);

/** A time in the past. With any other time, changes would silently be none, or all. */
function pastDateTime(texts: FieldTexts): Field<DateTime | undefined> {
	const field = dateTime(texts);
	return {
		...field,
		read(raw, context) {
			const time = field.read(raw, context);
			if (time === undefined) return undefined;
			const millis = time.toMillis();
			const shown = time.toUTC().toISO();
			if (millis > Date.now()) {
				throw new InputError(
					`'${context.label}' is in the future: ${shown}`,
					'Use a time in the past, and check the clock of its source.',
				);
			}
			if (millis > FIRST_IN_SECONDS && millis < LAST_IN_SECONDS) {
				throw new InputError(
					`'${context.label}' is a date in the year ${time.toUTC().year}, as happens when seconds are used instead of milliseconds: ${shown}`,
					'Use a date such as 2026-05-31T14:30:00Z, or multiply the seconds by 1000. To read everything, use 1970-01-01.',
				);
			}
			return time;
		},
	};
}

/** How tracking is read. */
export const trackingByField = choice({
	displayName: 'Tracking By',
	default: 'campaign',
	options: [
		{
			name: 'Campaign',
			value: 'campaign',
			description: 'One request per campaign: the same rows, with few requests',
		},
		{ name: 'Contact', value: 'contact', description: 'One request per contact' },
	],
});

const KEY_BASED = { replication: ['keyBased'] };

/** The time from which changes are read. */
const keyOptions = {
	lastRunDate: when(
		{ ...KEY_BASED, keyStorage: ['own'] },
		guardEmptyExpression(
			pastDateTime({
				displayName: 'Last Run Date',
				description: 'When the last run was; if empty, everything is read',
			}),
		),
	),
	overlap: when(
		KEY_BASED,
		number({
			displayName: 'Overlap (Minutes)',
			default: 10,
			min: 0,
			max: MOST_OVERLAP,
			precision: 1,
			description:
				'How many minutes before the last run to start reading; rows already output are left out',
		}),
	),
	startDate: when(
		KEY_BASED,
		guardEmptyExpression(
			pastDateTime({
				displayName: 'Start Date',
				description: 'Where the first run begins. Default: the oldest row.',
			}),
		),
	),
};

/** How the files are written, one per table. */
const fileOptions = {
	binaryProperty: when({ output: ['file'] }, binaryProperty),
	format: when({ output: ['file'] }, format),
};

/** The user's settings for a replication. */
export type ReplicateFields = ReturnType<typeof buildFields>;

/**
 * The fields of *Replicate*.
 *
 * @param options the product's own
 */
export function createReplicateFields(
	tables: ShownTable[],
	options: ProductOptions,
): ReplicateFields {
	return buildFields(tables, options);
}

function buildFields(
	tables: ShownTable[],
	{ campaignDetails, legacyIds, trackingByContact }: ProductOptions,
) {
	return {
		tables: createTablesField(tables),
		replication: choice({
			displayName: 'Replication',
			default: 'keyBased',
			options: [
				{ name: 'Full', value: 'full', description: 'All rows, every time' },
				{
					name: 'Only What Changed',
					value: 'keyBased',
					description:
						'All rows the first time, then only those that changed since the last run. Tables without a key are read in full.',
				},
			],
		}),
		keyStorage: when(
			{ replication: ['keyBased'] },
			choice({
				displayName: 'Last Run',
				default: 'workflow',
				options: [
					{
						name: 'The Workflow',
						value: 'workflow',
						description: 'As soon as the rows are output; the workflow must be active',
					},
					{
						name: 'Workflow (After Confirm)',
						value: 'confirm',
						description:
							"Only when 'Confirm' runs, after the rows were stored; the workflow must be active",
					},
					{
						name: 'You',
						value: 'own',
						description:
							'You set the date of the last run, and get the date of this run in last_run_date',
					},
				],
			}),
		),
		output: outputField,
		tableOptions: collection({
			displayName: 'Options',
			fields: {
				...keyOptions,
				...fileOptions,
				columns: columnsField(tables),
				campaignDetails: toggle({
					displayName: 'Campaign Details',
					default: false,
					description: campaignDetails,
				}),
				dailyRequests: number({
					displayName: 'Daily Requests',
					default: 10_000,
					min: 1,
					description:
						'A run stops at this number, and the next one continues; a standard API key has 10,000 for everything',
				}),
				nestedRecords: choice({
					displayName: 'Nested Records',
					default: 'keep',
					description: 'Such as addresses',
					options: [
						{
							name: 'Flatten',
							value: 'flatten',
							description: 'Separate columns; lists become JSON text',
						},
						{
							name: 'Keep',
							value: 'keep',
							description: 'Records and lists, as returned by the API',
						},
					],
				}),
				startOver: toggle({
					displayName: 'Start Over',
					default: false,
					description: 'Whether to forget the last run and read everything from the start date on',
				}),
				...(legacyIds !== undefined && {
					legacyIds: toggle({
						displayName: 'Legacy IDs',
						default: false,
						description: legacyIds.description,
					}),
				}),
				...(trackingByContact && { trackingBy: trackingByField }),
			},
		}),
	} satisfies Fields;
}
