import { credentialsOf } from '../setup/ownData';
import type { World } from './world';

/** Possible mistakes in each credential, field by field. */
const WRONG: Record<string, Array<[field: string, changes: object]>> = {
	contactHubApi: [
		['token', { token: 'wrong' }],
		['workspaceId', { workspaceId: '00000000-0000-0000-0000-000000000000' }],
		['nodeId', { nodeId: '00000000-0000-0000-0000-000000000000' }],
		['baseUrl', { baseUrl: 'not an address' }],
	],
	constantContactLegacyApi: [
		['apiKey', { apiKey: 'wrong' }],
		['username', { username: 'nobody' }],
		['password', { password: 'wrong' }],
		['baseUrl', { baseUrl: 'not an address' }],
	],
	constantContactLegacyTokenApi: [
		['apiKey', { apiKey: 'wrong' }],
		['accessToken', { accessToken: 'wrong' }],
		['baseUrl', { baseUrl: 'not an address' }],
	],
};

/** The Test button of each credential. */
export function credentialsSuite(world: () => World): void {
	const test = async (type: string, changes: object) => {
		const stored = credentialsOf(world().sandbox).find((credential) => credential.type === type);
		return await world().client.call('POST', '/rest/credentials/test', {
			credentials: { ...stored, data: { ...stored?.data, ...changes } },
		});
	};

	describe.each(Object.entries(WRONG))('%s', (type, fields) => {
		it('is accepted', async () => {
			expect(await test(type, {})).toMatchObject({ status: 'OK' });
		});

		it.each(fields)(
			'is refused with a wrong %s, with a specific message',
			async (_field, changes) => {
				const response = await test(type, changes);

				expect(response).toMatchObject({ status: 'Error' });
				expect((response as { message: string }).message).toMatchSnapshot();
			},
		);

		it('reports an unreachable server', async () => {
			const response = await test(type, { baseUrl: 'http://127.0.0.1:1' });

			expect(response).toMatchObject({ status: 'Error' });
		});
	});
}
