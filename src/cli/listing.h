/* A list to be written as a table to read, as TSV or as JSON.
 * Invariant: JSON and TSV have the same raw values under the same keys; only the table is worded for people.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/slot.h"

G_BEGIN_DECLS

typedef enum
{
  JALONS_FORMAT_TABLE,
  JALONS_FORMAT_TSV,
  JALONS_FORMAT_JSON,
} JalonsFormat;

/**
 * JalonsColumn:
 * @key: the key in JSON and the head in TSV
 * @title: (nullable): the head in a table, to be translated; %NULL when a table does not show it; a table whose titles
 *   are all "" has no head
 * @to_the_right: whether a table aligns it to the right
 */
typedef struct
{
  const char *key;
  const char *title;
  gboolean to_the_right;
} JalonsColumn;

typedef struct _JalonsListing JalonsListing;

JalonsListing *jalons_listing_new         (const JalonsColumn *columns, unsigned n_columns);
void           jalons_listing_free        (JalonsListing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsListing, jalons_listing_free)

void           jalons_listing_add_text    (JalonsListing *self, const char *text);
void           jalons_listing_add_code    (JalonsListing *self, const char *code, const char *label);
void           jalons_listing_add_number  (JalonsListing *self, int number);
void           jalons_listing_add_minutes (JalonsListing *self, int minutes);
void           jalons_listing_add_list    (JalonsListing *self, const char *const *items);
void           jalons_listing_add_numbers (JalonsListing *self, const int *numbers, unsigned n_numbers);

unsigned       jalons_listing_n_rows      (JalonsListing *self);
char          *jalons_listing_write       (JalonsListing *self, JalonsFormat format);

gboolean       jalons_listing_parse_format (const char *name, JalonsFormat *format, GError **error);

int            jalons_text_width          (const char *text);

G_END_DECLS
