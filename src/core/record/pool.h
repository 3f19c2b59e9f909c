/* Texts and lists that many records say, held once. Private to core, but for making and freeing one.
 * Invariant: what a pool gives out outlives it: the pool only helps to find it again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JalonsPool JalonsPool;

JalonsPool        *jalons_pool_new      (void);
void               jalons_pool_free     (JalonsPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPool, jalons_pool_free)

const char        *jalons_pool_get_text (JalonsPool *pool, const char *text);
const char        *jalons_pool_find_text (JalonsPool *pool, const char *text);
const char        *jalons_pool_add_text (JalonsPool *pool, const char *text);
const char *const *jalons_pool_get_list (JalonsPool *pool, const char *stored);

guint              jalons_text_hash     (gconstpointer text);

/* Texts and lists are counted; both may be held by records of several threads. */
const char        *jalons_text_acquire  (const char *text);
void               jalons_text_release  (const char *text);
const char *const *jalons_list_acquire  (const char *const *list);
void               jalons_list_release  (const char *const *list);

G_END_DECLS
