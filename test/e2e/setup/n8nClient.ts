/** The account of the only user; for a server that is only accessible from this machine. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Sandbox',
	lastName: 'Owner',
	password: 'Sandbox-2026',
};

/** A request that n8n's API rejected. */
export class N8nRefusal extends Error {
	constructor(
		readonly status: number,
		body: string,
	) {
		super(`n8n answered ${status}: ${body}`);
	}
}

/** The API used by n8n's editor, called as the editor does. */
export class N8nClient {
	private constructor(
		private readonly url: string,
		private readonly cookie: string,
	) {}

	/** Signs in; for a new n8n, creates the account first. */
	static async signIn(url: string): Promise<N8nClient> {
		const { email: emailOrLdapLoginId, password } = OWNER;
		const settings = await send(url, '', 'GET', '/rest/settings');
		const { data } = (await settings.json()) as {
			data: { userManagement: { showSetupOnFirstLoad: boolean } };
		};
		const response = data.userManagement.showSetupOnFirstLoad
			? await send(url, '', 'POST', '/rest/owner/setup', OWNER)
			: await send(url, '', 'POST', '/rest/login', { emailOrLdapLoginId, password });
		if (!response.ok) throw new N8nRefusal(response.status, await response.text());
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
		return new N8nClient(url, cookies.join('; '));
	}

	/**
	 * Sends a request to n8n.
	 *
	 * @returns the response's `data`
	 * @throws N8nRefusal if the response isn't a success
	 */
	async call(
		method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
		path: string,
		body?: object,
	): Promise<unknown> {
		const response = await send(this.url, this.cookie, method, path, body);
		const text = await response.text();
		if (!response.ok) throw new N8nRefusal(response.status, text);
		return (JSON.parse(text) as { data?: unknown }).data;
	}

	/** A file stored by n8n. */
	async file(id: string): Promise<Buffer> {
		const query = new URLSearchParams({ id, action: 'view' });
		const response = await this.get(`/rest/binary-data?${query}`);
		return Buffer.from(await response.arrayBuffer());
	}

	/** Anything served by n8n. @throws N8nRefusal if the response isn't a success */
	async get(path: string): Promise<Response> {
		const response = await send(this.url, this.cookie, 'GET', path);
		if (!response.ok) throw new N8nRefusal(response.status, await response.text());
		return response;
	}
}

async function send(url: string, cookie: string, method: string, path: string, body?: object) {
	return await fetch(`${url}${path}`, {
		method,
		headers: { cookie, 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
}
