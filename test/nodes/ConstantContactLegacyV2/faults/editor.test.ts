import { ConstantContactLegacyV2 } from '../../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { listSearch, loadOptions, withConnection } from '../../../support';
import { expectNoSecret } from '../../ContactHub/faults/secrets';
import { byId, connectBench, type Bench } from './bench';

let bench: Bench;

beforeEach(async () => (bench = await connectBench({ eventsGone: false })));
afterEach(async () => await bench.close());

/** The node in the editor while the user chooses a schedule of a campaign. */
const editing = () => ({
	credentials: withConnection(bench.credentials, { initialRetryDelay: 1 }),
	parameters: {
		resource: 'campaignSchedule',
		operation: 'get',
		campaign: byId(String(bench.account.campaigns()[0]?.id)),
	},
});

/** All lists in the editor that are loaded from the API. */
const LISTS: Array<[string, () => Promise<unknown>]> = [
	...[
		'searchActivities',
		'searchCampaigns',
		'searchContacts',
		'searchEmailAddresses',
		'searchEvents',
		'searchFiles',
		'searchFolders',
		'searchLists',
		'searchSchedules',
	].map((method): [string, () => Promise<unknown>] => [
		method,
		async () => await listSearch(ConstantContactLegacyV2, method, editing()),
	]),
	...['getFiles', 'getLists'].map((method): [string, () => Promise<unknown>] => [
		method,
		async () => await loadOptions(ConstantContactLegacyV2, method, editing()),
	]),
];

/** The error shown in a list. */
async function errorOf(
	load: () => Promise<unknown>,
): Promise<{ message: string; description: string }> {
	try {
		await load();
	} catch (error) {
		for (const secret of [bench.account.options.apiKey, bench.account.options.accessToken]) {
			expectNoSecret(error, secret);
		}
		return error as { message: string; description: string };
	}
	throw new Error('There is no error');
}

describe.each(LISTS)('the list of %s', (_method, load) => {
	it('says what to do when the credential is refused, sends one request, and shows no secret', async () => {
		const { accessToken, apiKey } = bench.account.options;
		const body = [{ error_key: 'x.invalid_token', error_message: `${accessToken} of ${apiKey}` }];
		bench.fault({ kind: 'status', status: 401, body });
		const { message, description } = await errorOf(load);
		expect(message).toMatch(/\*\*\* of \*\*\*$/);
		expect(description).toMatch(/^Check the access token in the credential/);
		expect(bench.statuses()).toEqual([401]);
	});

	it('says that the daily requests are used up, and sends one request', async () => {
		bench.account.options.dailyLimit = 0;
		const { description } = await errorOf(load);
		expect(description).toMatch(/^The API key has used up its requests for the day/);
		expect(bench.statuses()).toEqual([429]);
	});

	it('is still filled after a fault that passes', async () => {
		bench.fault({ kind: 'html' }, { times: 1 });
		expect(await load()).toBeDefined();
		const [first, second] = bench.requests();
		expect(second).toBe(first);
	});
});
