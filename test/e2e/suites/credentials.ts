import { credentialsOf } from '../setup/ownData';
import type { World } from './world';

const SECRETS: Record<string, string> = {
	contactHubApi: 'token',
	constantContactLegacyApi: 'password',
	constantContactLegacyTokenApi: 'accessToken',
};

/** The button Test of each credential. */
export function credentialsSuite(world: () => World): void {
	const test = async (type: string, changes: object) => {
		const stored = credentialsOf(world().sandbox).find((credential) => credential.type === type);
		return await world().client.call('POST', '/rest/credentials/test', {
			credentials: { ...stored, data: { ...stored?.data, ...changes } },
		});
	};

	describe.each(Object.entries(SECRETS))('%s', (type, secret) => {
		it('is found good', async () => {
			expect(await test(type, {})).toMatchObject({ status: 'OK' });
		});

		it('is found bad, with words of its own', async () => {
			const answer = await test(type, { [secret]: 'wrong' });

			expect(answer).toMatchObject({ status: 'Error' });
			expect((answer as { message: string }).message).toMatchSnapshot();
		});

		it('tells when nobody is there', async () => {
			const answer = await test(type, { baseUrl: 'http://127.0.0.1:1' });

			expect(answer).toMatchObject({ status: 'Error' });
		});
	});
}
