import type { ApiResponse } from '../../http';
import type { Call } from '../api';
import { invalidParameter } from '../errors';
import { pageOf } from '../parameters';
import { customerAttribute } from '../query/attributes';
import { EVERYTHING } from '../query/conditions';
import { compileQuery } from '../query/query';
import type { SortOrder } from './customerIndex';
import { compileFields } from './fields';
import { toCustomer } from './record';

const DEFAULT_SIZE = 10;

/** One `sort` parameter: attribute, or attribute,asc|desc ignoring case (ContactHub API 1.4). */
function sortOrder(text: string): SortOrder {
	const [path, direction = 'asc', ...rest] = text.split(',');
	const attribute = customerAttribute(path!);
	if (attribute === undefined || attribute.kind === 'object') {
		throw invalidParameter('sort', `attribute ${path} is unknown`);
	}
	if (rest.length > 0 || !/^(asc|desc)$/i.test(direction)) {
		throw invalidParameter('sort', `${text} isn't <attribute>,<asc|desc>`);
	}
	return { attribute, descending: direction.toLowerCase() === 'desc' };
}

/** GET /customers: a page of a node's customers, as seen by the search index. */
export function listCustomers({ hub, query }: Call): ApiResponse {
	const nodeIds = hub.nodes.shownBy(query.required('nodeId'));
	const externalId = query.text('externalId');
	const queryText = query.text('query');
	const sort = query.all('sort').map(sortOrder);
	const fields = query.list('fields');
	const project = fields && compileFields(fields);
	const paging = query.paging(DEFAULT_SIZE, hub.options);
	const { records, total } = hub.customerIndex.page({
		nodeIds,
		withSeeded: nodeIds.includes(hub.nodes.firstId),
		externalId,
		condition:
			queryText === undefined
				? EVERYTHING
				: compileQuery(queryText, (id) => hub.events.ofCustomer(id)),
		conditionKey: JSON.stringify([externalId, queryText]),
		sort,
		...paging,
	});
	const customers = records.map(toCustomer);
	return { status: 200, body: pageOf(project ? customers.map(project) : customers, total, paging) };
}
