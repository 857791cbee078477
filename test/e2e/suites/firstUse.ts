import { Editor, inChromium } from '../browser/editor';
import { credentialsOf } from '../setup/ownData';
import type { World } from './world';

/** The first use of a node. */
interface Newcomer {
	/** Its name in the nodes panel. */
	name: string;
	credential: string;
	/** Ten actions of the panel, with the resource and operation that the form must open with. */
	actions: Array<[action: string, resource: string, operation: string]>;
	/** An action that works without filling anything in. */
	runs: string;
}

const NEWCOMERS: Newcomer[] = [
	{
		name: 'ContactHub',
		credential: 'contactHubApi',
		actions: [
			['Get many customers', 'Customer', 'Get Many'],
			['Create or update customer', 'Customer', 'Create or Update'],
			['Get customer', 'Customer', 'Get'],
			['Add tag to customer', 'Customer', 'Add Tag'],
			['Delete customer', 'Customer', 'Delete'],
			['Get many events', 'Event', 'Get Many'],
			['Create event', 'Event', 'Create'],
			['Create session', 'Session', 'Create'],
			['Get many changes', 'Change', 'Get Many'],
			['Get owner of token', 'Workspace', 'Get Me'],
		],
		runs: 'Get many customers',
	},
	{
		name: 'Constant Contact',
		credential: 'constantContactOAuth2Api',
		actions: [
			['Get account information', 'Account', 'Get'],
			['Get many contacts', 'Contact', 'Get Many'],
			['Create or update contact', 'Contact', 'Create or Update'],
			['Sign up contact', 'Contact', 'Sign Up'],
			['Unsubscribe contact', 'Contact', 'Unsubscribe'],
			['Import contacts from file or items', 'Activity', 'Import Contacts'],
			['Export contacts to file or items', 'Activity', 'Export Contacts'],
			['Get members of contact list', 'Contact List', 'Get Members'],
			['Get many tags', 'Tag', 'Get Many'],
			['Get many custom fields', 'Custom Field', 'Get Many'],
		],
		runs: 'Get many contacts',
	},
	{
		name: 'Constant Contact V1 (Legacy)',
		credential: 'constantContactLegacyApi',
		actions: [
			['Verify account', 'Account', 'Verify'],
			['Get many contacts', 'Contact', 'Get Many'],
			['Create or update contact', 'Contact', 'Create or Update'],
			['Unsubscribe contact', 'Contact', 'Unsubscribe'],
			['Import contacts from file or items', 'Activity', 'Import Contacts'],
			['Export contacts of list to file or items', 'Activity', 'Export Contacts'],
			['Get many campaigns', 'Campaign', 'Get Many'],
			['Get many campaign events', 'Campaign Event', 'Get Many'],
			['Get members of contact list', 'Contact List', 'Get Members'],
			['Get many contact lists', 'Contact List', 'Get Many'],
		],
		runs: 'Get many contacts',
	},
	{
		name: 'Constant Contact V2 (Legacy)',
		credential: 'constantContactLegacyTokenApi',
		actions: [
			['Replicate tables', 'Table', 'Replicate'],
			['Get many contacts', 'Contact', 'Get Many'],
			['Create or update contact', 'Contact', 'Create or Update'],
			['Unsubscribe contact', 'Contact', 'Unsubscribe'],
			['Import contacts from file or items', 'Activity', 'Import Contacts'],
			['Get many campaigns', 'Campaign', 'Get Many'],
			['Get many campaign tracking activities', 'Campaign Tracking', 'Get Many'],
			['Get account information', 'Account', 'Get'],
			['Get many library files', 'Library File', 'Get Many'],
			['Get many contact lists', 'Contact List', 'Get Many'],
		],
		runs: 'Get many contacts',
	},
];

/** Problems shown by a form before anything has been filled in. */
const TROUBLE = ['Error fetching options', 'No properties found'];

/** From an empty canvas: what a user sees who has never used a node before. */
export function firstUseSuite(world: () => World): void {
	inChromium((chromium) => runSuite(world, chromium));
}

function runSuite(world: () => World, chromium: string): void {
	let editor: Editor;

	beforeAll(async () => {
		await world().renewSandbox();
		await world().connectAccount();
		editor = await Editor.open(world().url, chromium);
		editor.page.setDefaultTimeout(60_000);
	});

	afterAll(async () => await editor.close());

	/** Makes a credential of another type the newest one. @returns its ID */
	const addNewest = async (than: string): Promise<string> => {
		const other = credentialsOf(world().sandbox).find(({ type }) => type !== than);
		const { type, data } = other ?? { type: '', data: {} };
		const body = { name: `Newest ${type}`, type, data };
		const { id } = (await world().client.call('POST', '/rest/credentials', body)) as { id: string };
		return id;
	};

	describe.each(NEWCOMERS)('$name', ({ name, credential, actions, runs }) => {
		let newest: string;

		beforeAll(async () => {
			newest = await addNewest(credential);
		});

		// For later nodes, it may be of their own type.
		afterAll(async () => {
			await world().client.call('DELETE', `/rest/credentials/${newest}`);
		});

		// Each on its own canvas: executing a node would also run those before it, and a form that doesn't open counts as one
		// failure.
		beforeEach(async () => {
			await editor.goTo('/workflow/new');
			await editor.openNodesPanel();
		});

		it.each(actions)('opens %s as it is chosen', async (action, resource, operation) => {
			await editor.addAction(name, action);

			expect(await editor.chosen('resource')).toBe(resource);
			expect(await editor.chosen('operation')).toBe(operation);
			expect(await editor.credentialName()).toContain('(sandbox)');
			const text = await editor.formText();
			for (const trouble of TROUBLE) expect(text).not.toContain(trouble);
			if (action === runs) {
				await editor.executeStep();
				await editor.part('run-data-item-count').first().waitFor();
			}
		});
	});
}
