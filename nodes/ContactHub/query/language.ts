/** Operators of a condition (ContactHub API 2.2). */
export const OPERATORS = [
	'BETWEEN',
	'EQUALS',
	'GT',
	'GTE',
	'IN',
	'IS_NOT_NULL',
	'IS_NULL',
	'LIKE',
	'LT',
	'LTE',
	'NOT_EQUALS',
	'NOT_IN',
] as const;

export type Operator = (typeof OPERATORS)[number];

/** The operators' names for users. */
export const OPERATOR_NAMES: Record<Operator, string> = {
	BETWEEN: 'Between',
	EQUALS: 'Equals',
	GT: 'Greater Than',
	GTE: 'Greater Than or Equal To',
	IN: 'In',
	IS_NOT_NULL: 'Is Not Empty',
	IS_NULL: 'Is Empty',
	LIKE: 'Like',
	LT: 'Less Than',
	LTE: 'Less Than or Equal To',
	NOT_EQUALS: 'Does Not Equal',
	NOT_IN: 'Not In',
};

/** Operators without a value. */
export const WITHOUT_VALUE: Operator[] = ['IS_NULL', 'IS_NOT_NULL'];

export type ConditionValue = string | number | boolean;

/** A comparison of one attribute. */
interface AtomicCondition {
	type: 'atomic';
	attribute: string;
	operator: Operator;
	value?: ConditionValue | ConditionValue[];
}

/** Several conditions of which all or any must be met. */
interface CompositeCondition {
	type: 'composite';
	conjunction: 'and' | 'or';
	conditions: Condition[];
}

export type Condition = AtomicCondition | CompositeCondition;

/** Customers that meet a condition. `did` refers to what they did; only raw JSON queries have it. */
interface SimpleQuery {
	type: 'simple';
	are: { condition: Condition };
	did?: object;
}

/** Sets of customers, combined. */
interface CombinedQuery {
	type: 'combined';
	conjunction: 'INTERSECT' | 'UNION' | 'EXCEPT';
	queries: CustomerQuery[];
}

export type CustomerQuery = SimpleQuery | CombinedQuery;

/** All or any of several conditions; a single one needs no group. */
export function createComposite(conjunction: 'and' | 'or', conditions: Condition[]): Condition {
	const [only] = conditions;
	if (conditions.length === 1 && only !== undefined) return only;
	return { type: 'composite', conjunction, conditions };
}

/** Customers that meet a condition. */
export function createSimpleQuery(condition: Condition): SimpleQuery {
	return { type: 'simple', are: { condition } };
}

/** The customers of a query that also meet a condition. */
export function narrow(query: CustomerQuery | undefined, condition: Condition): CustomerQuery {
	if (query === undefined) return createSimpleQuery(condition);
	if (query.type === 'simple' && query.did === undefined) {
		return createSimpleQuery(createComposite('and', [query.are.condition, condition]));
	}
	return {
		type: 'combined',
		conjunction: 'INTERSECT',
		queries: [query, createSimpleQuery(condition)],
	};
}

/** The `query` parameter of a request. The schema requires a name, but the API accepts an empty one (ContactHub API 2.2). */
export function encodeCustomerQuery(query: CustomerQuery): string {
	return JSON.stringify({ name: '', query });
}
