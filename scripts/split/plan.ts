import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The combined project. */
export const ROOT = resolve(__dirname, '../..');

/** Names of a repository, to be changed by its owner: repositories.json. */
export interface Names {
	name: string;
	version: string;
	description: string;
	keywords: string[];
	author: { name: string; email: string };
	/** URL of the repository, without a trailing slash. */
	repository: string;
}

/** A vendor, by the name of its repository's folder. */
type Vendor = 'contacthub' | 'constant-contact';

/** How to recognize what belongs to a vendor. */
interface Marks {
	/** Words used only in this vendor's files, names and texts. */
	words: RegExp;
	/** Further files of this vendor that its words don't identify. */
	files: string[];
}

/** Words and files of each vendor. */
const MARKS: Record<Vendor, Marks> = {
	contacthub: {
		words: /contact[ -]?hub|contact_hub|contactlab/i,
		files: [
			'docs/parts/operation-notes.md',
			'docs/images/agent.png',
			'docs/images/credential.png',
			'docs/images/error.png',
			'docs/images/output.png',
			'docs/images/pick-list.png',
			'docs/images/query.png',
			'docs/images/trigger.png',
			'test/docs/contributing.test.ts',
			'test/docs/customerFields.test.ts',
			'test/docs/trigger.test.ts',
			'test/engine/activeExample.ts',
			'test/sandbox/faults.test.ts',
			'test/sandbox/server.test.ts',
			'test/engine/loops.test.ts',
			'test/engine/shop.ts',
			'test/engine/stories/abandonedCart.ts',
			'test/engine/stories/csvSync.ts',
			'test/engine/stories/customerMirror.ts',
			'test/engine/stories/newsletter.ts',
			'test/engine/stories/nightlyExport.ts',
			'test/engine/stories/order.ts',
			'test/engine/stories/welcomeSeries.ts',
			'test/engine/triggerExamples.test.ts',
			'test/spreadsheets/dataNodes.test.ts',
		],
	},
	'constant-contact': {
		words: /constant[ -]?contact|constant_contact/i,
		files: [
			'docs/images/contact.png',
			'docs/images/credential-v1.png',
			'docs/images/credential-v2.png',
			'docs/images/credential-v3.png',
			'docs/images/replicate.png',
			'docs/moving-to-v3.md',
			'docs/replication.md',
			'scripts/convert/',
			'scripts/docs/moving.ts',
			'scripts/docs/replication.ts',
			'scripts/docs/sandbox.ts',
			'test/convert/',
			'test/demo/moving.ts',
			'test/docs/moving.test.ts',
			'test/docs/pythonClient.test.ts',
			'test/docs/replication.test.ts',
			'test/engine/moving/',
			'test/engine/replication.test.ts',
			'test/engine/rewrittenIds.test.ts',
			'test/engine/stories/campaignReport.ts',
			'test/engine/stories/campaignResults.ts',
			'test/engine/stories/changedContacts.ts',
			'test/engine/stories/contactsTable.ts',
			'test/engine/stories/convertedWorkflow.ts',
			'test/engine/stories/largeImport.ts',
			'test/engine/stories/listImport.ts',
			'test/engine/stories/listPush.ts',
			'test/engine/stories/movedAccount.ts',
			'test/engine/stories/movedTable.ts',
			'test/engine/stories/newsletterIssue.ts',
			'test/engine/stories/nineTables.ts',
			'test/engine/stories/rewrittenIds.ts',
			'test/engine/stories/signUpForm.ts',
			'test/engine/stories/unsubscribesPull.ts',
			'test/nodes/pagesAhead.test.ts',
			'test/nodes/values/',
			'test/sdk/',
			'test/support/requestWitness.ts',
		],
	},
};

/** What measures and tests both vendors' nodes together, and stays here. */
const STAYS = [
	'docs/chaos.md',
	'docs/images/nodes-panel.png',
	'docs/performance.md',
	'docs/scaling.md',
	'docs/split.md',
	'docs/testing.md',
	'docs/tour.md',
	'findings/',
	'scripts/apiDiff/',
	'scripts/split/',
	'test/bench/',
	'test/chaos/',
	'test/compat/',
	'test/demo/',
	'test/docs/apiDiff/',
	'test/e2e/',
	'test/engine/demo.test.ts',
	'test/engine/stories/personalData.ts',
	'test/expressions/',
	'test/figures/',
	'test/fuzz/',
	'test/mutation/',
	'test/package/split',
	'test/package/unusedExports.test.ts',
	'test/proxy/',
	'test/scaling/',
	'test/docs/compatibility.test.ts',
	// Pages of both products keep sentences on the other one's fields.
	'test/docs/fieldNames.test.ts',
	'test/docs/security.test.ts',
];

/** A repository to be written. */
export interface Plan {
	vendor: Vendor;
	names: Names;
	/** Words of the other vendor. */
	foreign: RegExp;
	/** Whether a file can't be in it, by path: it belongs to the other vendor, or stays here. */
	isForeign: (path: string) => boolean;
}

function isBelow(path: string, files: string[]): boolean {
	return files.some((file) => path === file || path.startsWith(file));
}

/** The plans of both repositories. */
export function plans(): Plan[] {
	const file = join(__dirname, 'repositories.json');
	const all = JSON.parse(readFileSync(file, 'utf8')) as Record<Vendor, Names>;
	return (Object.keys(MARKS) as Vendor[]).map((vendor) => {
		const others = (Object.keys(MARKS) as Vendor[]).filter((other) => other !== vendor);
		const [{ words: foreign, files }] = others.map((other) => MARKS[other]) as [Marks];
		return {
			vendor,
			names: all[vendor],
			foreign,
			isForeign: (path) => foreign.test(path) || isBelow(path, files) || isBelow(path, STAYS),
		};
	});
}
