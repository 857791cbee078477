/** A part of the source to mutate, and the tests that must kill its mutants. */
export interface Part {
	title: string;
	/** What is mutated, as Stryker patterns. */
	source: string[];
	/** Suites that test it closely, as jest patterns. */
	tests: string[];
}

/** Folders of the kit, as patterns. */
const DATA = '{async,files,pagination,values}';
const RUN = '{fields,operations,polling,runtime}';
const WIRE = '{errors,http}';

const V1 = 'nodes/ConstantContactLegacy';
const V2 = 'nodes/ConstantContactLegacyV2';
const V3 = 'nodes/ConstantContact';
const SHARED = 'nodes/constantContactShared';

/** The parts by their names on the command line. */
export const parts: Record<string, Part> = {
	data: {
		title: 'Kit: XML, CSV, JSON, paths, pages, files',
		source: [`nodes/kit/${DATA}/*.ts`, 'nodes/kit/files/workbook/*.ts'],
		tests: [
			'test/kit/fields.test.ts',
			`test/kit/${DATA}/*.test.ts`,
			'test/nodes/{characterSets,linkRelations,lostDigits,missingNumbers,plainNumbers}.test.ts',
		],
	},
	run: {
		title: 'Kit: operations, items, parameters, polls',
		source: [`nodes/kit/${RUN}/*.ts`],
		tests: [
			'test/kit/fields.test.ts',
			'test/kit/{operations,polling,runtime}/*.test.ts',
			'test/nodes/{credentialExpressions,retryOnFail,unknownOutcomes}.test.ts',
			'test/nodes/*/emptyFilters.test.ts',
		],
	},
	wire: {
		title: 'Kit: requests, repetition, errors',
		source: [`nodes/kit/${WIRE}/*.ts`],
		tests: [
			'test/kit/operations/execute.test.ts',
			`test/kit/${WIRE}/*.test.ts`,
			'test/credentials/*.test.ts',
			'test/nodes/ConstantContact/oauth/*.test.ts',
			'test/nodes/{characterSets,emptyResponses,plainHttp,storedSecrets}.test.ts',
		],
	},
	pace: {
		title: 'Kit: number and rate of requests',
		source: ['nodes/kit/http/pace/*.ts'],
		tests: ['test/kit/http/pace/*.test.ts'],
	},
	atom: {
		title: 'Atom (version 1)',
		source: [`${V1}/api/{responses,atom,links,payload,userName}.ts`],
		tests: [`test/${V1}/codec/*.test.ts`],
	},
	bulk: {
		title: 'Bulk activities: rows, columns, CSV',
		source: [`${SHARED}/{bulk/*,waiting}.ts`, `!${SHARED}/bulk/{fields,exportFields,schemas}.ts`],
		tests: [`test/${SHARED}/bulk/*.test.ts`],
	},
	service: {
		title: 'Constant Contact V3: client, bulk activities, contact form',
		source: [
			`${V3}/api/*.ts`,
			`${V3}/activity/{bulk,columns,contactSource,deletion,deletions,exportFile,guard,guardedSource,jobs,unsubscribed}.ts`,
			`${V3}/contact/form/*.ts`,
		],
		tests: [
			`test/${V3}/{activity,contact,contactList,oauth,tag}/*.test.ts`,
			`test/${V3}/situations.test.ts`,
		],
	},
	tables: {
		title: 'Replication: windows, keys, budget',
		source: [
			`${V2}/tables/*.ts`,
			`${SHARED}/replication/*.ts`,
			`!${SHARED}/replication/{fields,schema}.ts`,
		],
		tests: [`test/${V2}/tables/unit/*.test.ts`, `test/${SHARED}/replication/*.test.ts`],
	},
	tablesV3: {
		title: 'Replication (Constant Contact V3)',
		source: [`${V3}/tables/*.ts`],
		tests: [`test/${V3}/tables/*.test.ts`],
	},
	convert: {
		title: 'Workflows converted to Constant Contact V3',
		source: ['scripts/convert/{,successors/}*.ts', '!scripts/convert/run.ts'],
		// Not example.test.ts, which compares the converter's text: a mutant's differs.
		tests: ['test/convert/{oddWorkflows,successors,workflow}.test.ts'],
	},
	query: {
		title: 'Query language (ContactHub)',
		source: ['nodes/ContactHub/query/*.ts'],
		tests: [
			'test/nodes/ContactHub/query/*.test.ts',
			'test/nodes/ContactHub/emptyFilters.test.ts',
			'test/nodes/spans.test.ts',
		],
	},
	model: {
		title: 'Customer and event model (ContactHub)',
		source: ['nodes/ContactHub/model/*.ts'],
		tests: [
			'test/nodes/ContactHub/model/*.test.ts',
			'test/nodes/ContactHub/customer/{checks,create,mapping,update}.test.ts',
			'test/nodes/ContactHub/event/{create,deep,eventTypes,properties,record}.test.ts',
		],
	},
	cursor: {
		title: 'Cursor and feeds of the triggers',
		source: [
			'nodes/kit/polling/*.ts',
			'!nodes/kit/polling/poll.ts',
			'nodes/ContactHubTrigger/poll.ts',
			'nodes/ContactHubTrigger/feeds/*.ts',
		],
		tests: [
			'test/kit/polling/{storedCursor,watermarks}.test.ts',
			'test/nodes/ContactHubTrigger/{*Feed,filters,keysetPages,lifecycle,twoClocks}.test.ts',
		],
	},
	polls: {
		title: 'Feeds of the trigger (Constant Contact)',
		source: [
			'nodes/ConstantContactTrigger/{poll,quota}.ts',
			'nodes/ConstantContactTrigger/feeds/*.ts',
		],
		tests: ['test/nodes/ConstantContactTrigger/*.test.ts'],
	},
};
