import type { ConstantContactV1Options } from './options';

const HOST = 'http://api.constantcontact.com';
/** Where the service is mounted. */
export const PREFIX = '/ws/customers';

/** A user name as a path segment: escaped, except for @. */
export function userSegment(username: string): string {
	return encodeURIComponent(username.toLowerCase()).replace(/%40/g, '@');
}

/** Builds ids and links, and parses ids sent by clients. */
export class Addresses {
	constructor(private readonly options: ConstantContactV1Options) {}

	/** The account's name as written in feeds. */
	get user(): string {
		return this.options.username.toLowerCase();
	}

	/** Path of a resource, e.g. path('lists', 2). */
	path(...segments: Array<string | number>): string {
		return [PREFIX, userSegment(this.options.username), ...segments].join('/');
	}

	/** A path of this account with the user name as the service writes it, however the client did. */
	own(path: string): string {
		const [, prefix, customers, , ...steps] = path.split('/');
		return ['', prefix, customers, userSegment(this.options.username), ...steps].join('/');
	}

	/** Id of a resource: with http, although the service is https only (V1 API 1.10). */
	id(path: string): string {
		return HOST + path;
	}

	/** The id repeated as an attribute of the payload, where old responses have a line break. */
	payloadId(path: string): string {
		return this.options.idLineBreaks ? `http://api.constantcontact.\ncom${path}` : HOST + path;
	}

	/** Id in the new family of resources, with the line break or space that the docs have in some. */
	tag(path: string): string {
		const broken = this.options.idLineBreaks && path.length > 80;
		const shown = broken ? `${path.slice(0, 80)}\n${path.slice(80)}` : path;
		return `tag:api.constantcontact.com,2010:${shown}`;
	}

	/** A link from the document at `base` (a path) to `target` (a path, possibly with a query). */
	href(base: string, target: string): string {
		const { links } = this.options;
		if (links === 'absolute') return HOST + target;
		const folder = base.slice(0, base.lastIndexOf('/') + 1);
		const inside = target.startsWith(folder) && target.length > folder.length;
		return links === 'document' && inside ? target.slice(folder.length) : target;
	}

	/**
	 * The last part of an id that a client sent, below a collection: '2' for .../lists/2.
	 * @returns undefined if it isn't an id in that collection of this account
	 */
	idWithin(id: string, ...collection: string[]): string | undefined {
		let url: URL;
		try {
			url = new URL(id);
		} catch {
			return undefined;
		}
		// new URL drops line breaks and spaces, which no id may have
		if (/\s/.test(id) || url.origin !== HOST || url.search !== '' || url.hash !== '') {
			return undefined;
		}
		const segments = url.pathname.split('/').map(decodeURIComponent);
		const expected = ['', 'ws', 'customers', this.user, ...collection];
		const fits = expected.every((segment, at) => segments[at] === segment);
		return fits && segments.length === expected.length + 1 ? segments.at(-1) : undefined;
	}
}
