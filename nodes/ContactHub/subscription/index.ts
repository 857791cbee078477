import { createSubresource } from '../subresource/operations';
import { subscription } from './definition';

/** Subscriptions of a customer. */
export const subscriptionResource = createSubresource(subscription);
