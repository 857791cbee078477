import type { ApiResponse } from '../../http';
import { APP, ATOM, document, element, text } from './write';

/** A collection listed in a service document. */
export interface Collection {
	href: string;
	title: string;
	accept: string[];
}

/** Responds with a service document of the Atom Publishing Protocol. */
export function createServiceResponse(title: string, collections: Collection[]): ApiResponse {
	const workspace = [
		text('atom:title', title, { type: 'text' }),
		...collections.map((collection) =>
			element('collection', { href: collection.href }, [
				text('atom:title', collection.title, { type: 'text' }),
				...collection.accept.map((type) => text('accept', type)),
			]),
		),
	];
	return {
		status: 200,
		headers: { 'content-type': 'application/atomsvc+xml;charset=UTF-8' },
		body: document(
			element('service', { xmlns: APP, 'xmlns:atom': ATOM }, [element('workspace', {}, workspace)]),
		),
	};
}
