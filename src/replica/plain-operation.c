/* Reading the one form in which operations are written.
 * Invariant: as the header says; so names have no escapes, keys stand in order, and each of them once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/plain-operation.h"

#include <string.h>

#include "core/record/id.h"

/* Those that jalons_quoted_append() writes as they are read. */
#define ESCAPES "\"\\nrtbf"

typedef struct
{
  const char *at;
  const char *end;
} Cursor;

static gboolean
skip (Cursor *self,
      const char *text)
{
  gsize length = strlen (text);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, text, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

/* A text in quotes; @escapes: what may stand behind a backslash in it. */
static gboolean
skip_text (Cursor *self,
           const char *escapes)
{
  if (!skip (self, "\""))
    return FALSE;
  while (self->at < self->end && *self->at != '"')
    {
      const char letter = *self->at++;

      if ((guchar) letter < 0x20 || (letter == '\\' && (self->at == self->end || strchr (escapes, *self->at++) == NULL)))
        return FALSE;
    }
  return skip (self, "\"");
}

static gboolean
take_name (Cursor *self,
           char **name)
{
  const char *start = self->at + 1;

  if (!skip_text (self, ""))
    return FALSE;
  *name = g_strndup (start, (gsize) (self->at - start) - 1);
  return TRUE;
}

/* A text, or what the field of deletion has. */
static gboolean
take_value (Cursor *self,
            char **value)
{
  const char *start = self->at;

  if (!skip (self, "null") && !skip (self, "1") && !skip_text (self, ESCAPES))
    return FALSE;
  *value = g_strndup (start, (gsize) (self->at - start));
  return TRUE;
}

static gboolean
take_field (Cursor *self,
            JalonsAssignment *field)
{
  return take_name (self, &field->field) && skip (self, ":") && take_value (self, &field->value);
}

static gboolean
take_fields (Cursor *self,
             GArray *fields)
{
  const char *before = "";

  do
    {
      JalonsAssignment field = { NULL, NULL };
      gboolean taken = take_field (self, &field) && strcmp (before, field.field) < 0;

      g_array_append_val (fields, field);
      if (!taken)
        return FALSE;
      before = field.field;
    }
  while (skip (self, ","));
  return TRUE;
}

/**
 * jalons_plain_operation_read:
 * @line: from whoever sent it, not necessarily ended by NUL
 * @length: in bytes
 *
 * Returns: (transfer full) (nullable): the operation; %NULL when @line is not written as jalons_block_seal() would have, which
 *   does not say that it is none
 */
JalonsOperation *
jalons_plain_operation_read (const char *line,
                             gsize length)
{
  g_autoptr (JalonsOperation) operation = jalons_operation_new (NULL, NULL, NULL, "");
  g_autofree char *stamp = NULL;
  Cursor self = { line, line + length };

  if (!g_utf8_validate_len (line, length, NULL) || !skip (&self, "{\"e\":") || !take_name (&self, &operation->entity) ||
      !skip (&self, ",\"f\":{") || !take_fields (&self, operation->fields) || !skip (&self, "},\"i\":") ||
      !take_name (&self, &operation->row) || !skip (&self, ",\"s\":") || !take_name (&self, &stamp) ||
      !jalons_id_is_hex (stamp, JALONS_STAMP_LENGTH) ||
      (skip (&self, ",\"u\":") && !take_name (&self, &operation->author)) || !skip (&self, "}") || self.at != self.end)
    return NULL;
  g_strlcpy (operation->stamp, stamp, sizeof operation->stamp);
  return g_steal_pointer (&operation);
}
