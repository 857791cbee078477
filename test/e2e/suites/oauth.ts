import packageJson from '../../../package.json';
import { ownWorkflow } from '../setup/ownData';
import { execute } from './executions';
import type { World } from './world';

const NODE = `${packageJson.name}.constantContact`;
const TOKEN = '/oauth2/default/v1/token';

/** The credential of Constant Contact V3, connected and renewed by n8n itself. */
export function oauthSuite(world: () => World): void {
	/** Requests to the token endpoint since the log was cleared. */
	const tokenRequests = (): number => world().sandbox.log.matching({ path: TOKEN }).length;

	const run = async (id: string, parameters: object, items = 1) => {
		const workflow = ownWorkflow(id, NODE, { ...parameters }, items);
		await world().client.call('POST', '/rest/workflows', workflow);
		return await execute(world().client, id, 'Start');
	};

	beforeAll(async () => {
		await world().renewSandbox();
		await world().connectAccount();
	});

	it('is connected by the OAuth flow, which exchanges a code for tokens', async () => {
		expect(tokenRequests()).toBe(1);
		const result = await run('oauth-account', { resource: 'account', operation: 'get' });
		expect(result.error).toBeUndefined();
		expect(result.node('Own').json[0]).toMatchObject({ organization_name: 'Elm & Sons' });
	});

	it('is renewed repeatedly in the middle of a run, with rotating tokens, and nothing is lost', async () => {
		const { constantContactV3: account, log } = world().sandbox;
		const [list] = account.lists();
		// A token lasts only for some of the items: four requests per second are sent.
		account.options.accessTokenSeconds = 4;
		account.expireAccessTokens();
		log.clear();
		const result = await run(
			'oauth-refresh',
			{
				resource: 'contactList',
				operation: 'get',
				// An expression keeps the node from reading the list only once.
				list: { __rl: true, mode: 'id', value: `={{ $json.n >= 0 ? '${list?.id}' : '' }}` },
			},
			60,
		);
		account.options.accessTokenSeconds = 86_400;
		expect(result.error).toBeUndefined();
		expect(result.node('Own').json).toHaveLength(60);
		expect(tokenRequests()).toBeGreaterThanOrEqual(2);
		expect(log.matching({ path: TOKEN }).every(({ status }) => status === 200)).toBe(true);
	});

	it('stores the rotated token, so that it lives on after a restart', async () => {
		await world().restart();
		world().sandbox.constantContactV3.expireAccessTokens();
		world().sandbox.log.clear();
		const result = await run('oauth-restart', { resource: 'account', operation: 'get' });
		expect(result.error).toBeUndefined();
		expect(tokenRequests()).toBe(1);
	});

	it('says what to do once the connection has ended', async () => {
		world().sandbox.constantContactV3.expireAccessTokens();
		world().sandbox.constantContactV3.revokeRefreshTokens();
		const result = await run('oauth-ended', { resource: 'account', operation: 'get' });
		expect(String(result.error?.message)).toContain('the connection of the credential has ended');
	});
}
