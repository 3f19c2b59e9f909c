/* What the columns of a table may hold, and what people call them.
 * Invariant: a key is remembered with the headers of files and written by scripts: it is never renamed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/model.h"

G_BEGIN_DECLS

/**
 * JalonsTableKind:
 * @JALONS_TABLE_NONE: classes, pupils, or nothing that we know: for jalons_csv_read() to read or refuse
 * @JALONS_TABLE_UNSAID: offers or ambassadors: ask
 * @JALONS_TABLE_JOBS: Idéo-métiers, of Onisep
 */
typedef enum
{
  JALONS_TABLE_NONE,
  JALONS_TABLE_UNSAID,
  JALONS_TABLE_AMBASSADORS,
  JALONS_TABLE_OFFERS,
  JALONS_TABLE_JOBS,
  JALONS_TABLE_N_KINDS,
} JalonsTableKind;

/**
 * JalonsColumnField:
 * @key: "charter_day": what --map and a remembered mapping say
 * @label: what it is called, to be translated with jalons_column_label()
 * @field: where it goes, or 0 when it makes others ("first_name")
 * @need: 0, or a number: one column at least must hold one of the fields of this number
 * @tells: whether such a column says what the table lists
 */
typedef struct
{
  const char *key;
  const char *label;
  JalonsFieldId field;
  int need;
  gboolean tells;
} JalonsColumnField;

const char              *jalons_table_kind_code   (JalonsTableKind kind);
const char              *jalons_table_kind_label  (JalonsTableKind kind);
gboolean                 jalons_table_kind_find   (const char *code, JalonsTableKind *kind);
JalonsTableKind          jalons_table_kind_tell   (const char *const *titles, unsigned n_titles);
gboolean                 jalons_titles_list_pupils (const char *const *titles, unsigned n_titles);

const JalonsColumnField *jalons_columns_list      (JalonsTableKind kind, gsize *n_fields);
const char              *jalons_column_label      (const JalonsColumnField *field);
const char              *jalons_column_title      (JalonsTableKind kind, const JalonsColumnField *field);
const JalonsColumnField *jalons_column_find       (JalonsTableKind kind, const char *key);
const JalonsColumnField *jalons_column_name       (JalonsTableKind kind, const char *words);
const JalonsColumnField *jalons_column_guess      (JalonsTableKind kind, const char *title);
gboolean                 jalons_column_is_unneeded (JalonsTableKind kind, const char *title);
char                    *jalons_column_fold       (const char *title);

G_END_DECLS
