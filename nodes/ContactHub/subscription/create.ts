import { createOf } from '../subresource/create';
import { subscription } from './definition';

export const createSubscription = createOf(subscription);
