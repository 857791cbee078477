import { ConstantContactLegacyTokenApi } from '../../credentials/ConstantContactLegacyTokenApi.credentials';
import { tokenCredential } from '../../nodes/ConstantContactLegacyV2/api/credential';
import { startSandbox, type Sandbox } from '../sandbox';
import { testCredential } from '../support';

const credential = new ConstantContactLegacyTokenApi();

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ constantContactV2: { contacts: 0 } });
});
afterEach(async () => await sandbox.close());

const press = async (changes: Record<string, string> = {}) =>
	await testCredential(credential, { ...sandbox.constantContactV2.credentials, ...changes });

describe('a request', () => {
	it.each(['simple', 'a b&c=d', '100%', 'pässwörd', '{{ 1 }}'])(
		'gets the key and the token unchanged, in addition to its own parameters: %j',
		async (secret) => {
			const { headers, qs } = await credential.authenticate(
				{ apiKey: secret, accessToken: secret },
				{ url: '', headers: { Accept: 'x' }, qs: { limit: 1 } },
			);
			expect(headers).toEqual({ Accept: 'x', Authorization: `Bearer ${secret}` });
			expect(qs).toEqual({ limit: 1, api_key: secret });
		},
	);
});

describe('the Test button', () => {
	it('requests the account, once, with the key in the query and the token in the header', async () => {
		const { apiKey, accessToken } = sandbox.constantContactV2.credentials;
		expect(await press()).toMatchObject({ status: 'OK' });
		expect(sandbox.log.entries).toEqual([
			expect.objectContaining({
				method: 'GET',
				path: '/v2/account/info',
				query: { api_key: apiKey },
				status: 200,
			}),
		]);
		const [{ headers, rawUrl, body } = { headers: {}, rawUrl: '', body: '' }] = sandbox.log.entries;
		expect(headers.authorization).toBe(`Bearer ${accessToken}`);
		expect(headers.accept).toBe('application/json');
		// Neither appears anywhere else.
		expect(rawUrl).toBe(`/v2/account/info?api_key=${apiKey}`);
		expect(body).toBeUndefined();
		const others = Object.entries(headers).filter(([name]) => name !== 'authorization');
		expect(JSON.stringify(others)).not.toContain(accessToken);
		expect(JSON.stringify(headers)).not.toContain(apiKey);
	});

	it.each(['a b&c=d', '100%', '%2F', 'kéy+1'])('sends the key %j as it is', async (apiKey) => {
		sandbox.constantContactV2.options.apiKey = apiKey;
		expect(await press()).toMatchObject({ status: 'OK' });
		expect(sandbox.log.entries[0]?.query).toEqual({ api_key: apiKey });
	});

	it('says that the token is wrong', async () => {
		const { status, message } = await press({ accessToken: 'wrong-token' });
		expect(status).toBe('Error');
		expect(message).toContain('Constant Contact does not accept the access token');
		expect(message).not.toContain('wrong-token');
	});

	it('says that the key is wrong, once', async () => {
		const { status, message } = await press({ apiKey: 'wrong-key' });
		expect(status).toBe('Error');
		expect(message).toContain('Constant Contact does not accept the API key');
		expect(sandbox.log.count).toBe(1);
	});
});

describe('the credential', () => {
	it('requests what a connection needs, and hides key and token', () => {
		const own = credential.properties.filter(({ displayOptions }) => displayOptions === undefined);
		const shown = own.map(({ name, required = false, typeOptions }) => [
			name,
			required,
			typeOptions?.password ?? false,
		]);
		expect(shown).toEqual([
			['apiKey', true, true],
			['accessToken', true, true],
			['baseUrl', false, false],
			['customizeConnection', false, false],
		]);
		expect(own.at(-2)?.default).toBe('https://api.constantcontact.com/v2');
	});

	it('begins with the rate that the node keeps if the credential says nothing', () => {
		const rate = credential.properties.find(({ name }) => name === 'requestsPerSecond');
		expect(rate?.default).toBe(tokenCredential.defaults?.requestsPerSecond);
	});

	it('names its documentation', () => {
		expect(credential.documentationUrl).toMatch(/#constant-contact-legacy-credential$/);
	});
});
