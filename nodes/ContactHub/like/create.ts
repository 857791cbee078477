import { defineCreate } from '../subresource/create';
import { like } from './definition';

export const createLike = defineCreate(like);
