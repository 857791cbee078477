import { ConstantContactLegacyApi } from '../../credentials/ConstantContactLegacyApi.credentials';
import { ConstantContactLegacyTokenApi } from '../../credentials/ConstantContactLegacyTokenApi.credentials';
import { ConstantContactOAuth2Api } from '../../credentials/ConstantContactOAuth2Api.credentials';
import { ContactHubApi } from '../../credentials/ContactHubApi.credentials';
import { connectReplicator } from './ConstantContactLegacyV2/tables/setup';
import { expectNoSecret } from './ContactHub/faults/secrets';
import { triggerBench } from './ContactHubTrigger/setup';

afterEach(() => jest.restoreAllMocks());

it.each([
	[new ContactHubApi(), ['token']],
	[new ConstantContactLegacyApi(), ['apiKey', 'password']],
	[new ConstantContactLegacyTokenApi(), ['apiKey', 'accessToken']],
	[new ConstantContactOAuth2Api(), ['clientSecret']],
])('$name hides its secrets in the editor', ({ properties }, secrets) => {
	const hidden = properties.filter(({ typeOptions }) => typeOptions?.password);
	expect(hidden.map(({ name }) => name)).toEqual(secrets);
});

it('the trigger keeps no token between polls', async () => {
	const bench = await triggerBench();
	const trigger = await bench.active('customerCreated');
	const id = await bench.create();
	const { found } = await bench.nextPoll(trigger);
	await bench.close();
	expect(found).toMatchObject([{ id }]);
	expect(Object.keys(trigger.database.staticData)).toHaveLength(1);
	expectNoSecret(trigger.database.staticData, bench.hub.tokens.trusted);
});

it('the replication keeps neither key nor token between runs', async () => {
	const node = await connectReplicator({ constantContactV2: { contacts: 3 } });
	await node.rows({ tables: ['contacts'] });
	await node.close();
	const { apiKey, accessToken } = node.account.credentials;
	expect(JSON.stringify(node.staticData)).toContain('constantContactReplication');
	for (const secret of [apiKey, accessToken]) expectNoSecret(node.staticData, secret);
});
