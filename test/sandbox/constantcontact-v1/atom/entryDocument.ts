import type { ApiResponse } from '../../http';
import type { Call } from '../api';
import { createAtomResponse, feedHead, type FeedShape } from './feed';
import { ATOM, CTCT, element, empty, instant, text } from './write';

/** An entry in the old family of resources. */
export interface EntryParts {
	/** Path of the resource. */
	path: string;
	/** Path of the edit link; if omitted, the resource's own; none if null. */
	edit?: string | null;
	title?: string;
	updated: number;
	/** Some entries have no author. */
	author?: boolean;
	/** The element inside the content; not present in minimal entries. */
	payload?: { name: string; id: string; children: string[] };
	/** The feed whose source block follows the content. */
	source?: FeedShape<never>;
	/** Position of the edit link; responses to POST /lists have it last. */
	linkLast?: boolean;
}

/** An entry, in a feed or on its own. */
export function entryElement(call: Call, parts: EntryParts, alone = false): string {
	const { addresses } = call.account;
	const edit = parts.edit === undefined ? parts.path : parts.edit;
	const link =
		edit === null
			? []
			: [empty('link', { href: addresses.href(call.request.path, edit), rel: 'edit' })];
	return element('entry', alone ? { xmlns: ATOM } : {}, [
		...(parts.linkLast ? [] : link),
		text('id', addresses.id(parts.path)),
		...(parts.title === undefined ? [] : [text('title', parts.title, { type: 'text' })]),
		text('updated', instant(parts.updated)),
		...(parts.author ? [element('author', {}, [text('name', 'Constant Contact')])] : []),
		...(parts.payload ? [content(parts.payload)] : []),
		...(parts.source ? [element('source', {}, feedHead(call, parts.source))] : []),
		...(parts.linkLast ? link : []),
	]);
}

function content({ name, id, children }: NonNullable<EntryParts['payload']>): string {
	return element('content', { type: 'application/vnd.ctct+xml' }, [
		element(name, { xmlns: CTCT, id }, children),
	]);
}

/** An Atom link inside a payload. */
export function payloadLink(href: string): string {
	return empty('link', { xmlns: ATOM, href, rel: 'self' });
}

/** Responds with an entry. */
export function createEntryResponse(call: Call, parts: EntryParts): ApiResponse {
	return createAtomResponse(200, entryElement(call, parts, true));
}

/** Responds 201 with the new entry and its location. */
export function createCreationResponse(call: Call, parts: EntryParts): ApiResponse {
	const location = call.account.addresses.id(parts.path);
	return createAtomResponse(201, entryElement(call, parts, true), { location });
}
