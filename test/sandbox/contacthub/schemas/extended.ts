import {
	boolean,
	date,
	dateTime,
	email,
	integer,
	list,
	nullable,
	number,
	object,
	text,
	type Schema,
} from './parts';

type MergePolicy = 'OBJ_PRIORITY' | 'ARRAY_UNION' | 'MATH_SUM' | 'MATH_MAX';

function labelled(
	schema: Schema,
	label: string,
	mergePolicy: MergePolicy = 'OBJ_PRIORITY',
): Schema {
	return {
		...nullable(schema),
		description: label,
		contactlabProperties: { label, enabled: true, mergePolicy },
	};
}

/**
 * The extended properties of the sandbox's workspace, as returned by GET /configuration/properties/extended: one of each type
 * supported by ContactHub (ContactHub API 3.1).
 */
export const extended: Schema = {
	$schema: 'http://json-schema.org/draft-04/schema#',
	...object({
		loyaltyCard: labelled(text, 'Loyalty card number'),
		loyaltyPoints: labelled(integer, 'Loyalty points', 'MATH_SUM'),
		averageOrder: labelled(number, 'Average order value', 'MATH_MAX'),
		vip: labelled(boolean, 'VIP customer'),
		memberSince: labelled(date, 'Member since'),
		lastVisitAt: labelled(dateTime, 'Last visit'),
		invoiceEmail: labelled(email, 'E-mail for invoices'),
		homepage: labelled({ type: 'string', format: 'uri' }, 'Home page'),
		lastIp: labelled({ type: 'string', format: 'ipv4' }, 'Last IP address'),
		preferredStores: labelled(list(text), 'Preferred stores', 'ARRAY_UNION'),
		sizes: labelled(
			object({
				shoe: labelled(number, 'Shoe size'),
				shirt: labelled(text, 'Shirt size'),
				notes: labelled(list(text), 'Fitting notes', 'ARRAY_UNION'),
			}),
			'Sizes',
		),
		pets: labelled(
			list(object({ name: text, species: text, birthday: nullable(date) }, ['name'])),
			'Pets',
		),
	}),
};
