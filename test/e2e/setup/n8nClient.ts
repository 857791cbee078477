/** The account of the one user; for a server that listens on this machine alone. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Sandbox',
	lastName: 'Owner',
	password: 'Sandbox-2026',
};

/** What n8n's API refused. */
export class N8nRefusal extends Error {
	constructor(
		readonly status: number,
		body: string,
	) {
		super(`n8n answered ${status}: ${body}`);
	}
}

/** The API that n8n's editor uses, called as the editor does. */
export class N8nClient {
	private constructor(
		private readonly url: string,
		private readonly cookie: string,
	) {}

	/** Signs in; makes the account first where n8n is new. */
	static async signIn(url: string): Promise<N8nClient> {
		const { email: emailOrLdapLoginId, password } = OWNER;
		const settings = await send(url, '', 'GET', '/rest/settings');
		const { data } = (await settings.json()) as {
			data: { userManagement: { showSetupOnFirstLoad: boolean } };
		};
		const answer = data.userManagement.showSetupOnFirstLoad
			? await send(url, '', 'POST', '/rest/owner/setup', OWNER)
			: await send(url, '', 'POST', '/rest/login', { emailOrLdapLoginId, password });
		if (!answer.ok) throw new N8nRefusal(answer.status, await answer.text());
		const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
		return new N8nClient(url, cookies.join('; '));
	}

	/**
	 * Calls n8n.
	 *
	 * @returns what stands under `data` of the response
	 * @throws N8nRefusal for anything but a good answer
	 */
	async call(
		method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
		path: string,
		body?: object,
	): Promise<unknown> {
		const answer = await send(this.url, this.cookie, method, path, body);
		const text = await answer.text();
		if (!answer.ok) throw new N8nRefusal(answer.status, text);
		return (JSON.parse(text) as { data?: unknown }).data;
	}

	/** A file that n8n keeps. */
	async file(id: string): Promise<Buffer> {
		const query = new URLSearchParams({ id, action: 'view' });
		const answer = await this.get(`/rest/binary-data?${query}`);
		return Buffer.from(await answer.arrayBuffer());
	}

	/** Whatever n8n serves. @throws N8nRefusal for anything but a good answer */
	async get(path: string): Promise<Response> {
		const answer = await send(this.url, this.cookie, 'GET', path);
		if (!answer.ok) throw new N8nRefusal(answer.status, await answer.text());
		return answer;
	}
}

async function send(url: string, cookie: string, method: string, path: string, body?: object) {
	return await fetch(`${url}${path}`, {
		method,
		headers: { cookie, 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
}
