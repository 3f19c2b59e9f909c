/* A conflict in words.
 * Invariant: values are worded as everywhere else, by core/field-words; a long one is told by whose it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/conflict-words.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/text.h"

/* A button takes no more of a value, nor a sentence. */
#define SHORT_VALUE 28
#define LONG_VALUE  120

static void
choice_clear (gpointer data)
{
  JalonsConflictChoice *choice = data;

  g_free (choice->label);
  g_free (choice->value);
}

/* A day as short as can be: a button has to hold it. */
static char *
stored_words (JalonsDataset *dataset,
              const JalonsField *field,
              const char *stored)
{
  JalonsSlot slot;

  if (stored == NULL)
    return g_strdup ("");
  if (field->kind == JALONS_KIND_SLOT && jalons_slot_parse (stored, &slot))
    return jalons_format_slot (slot, JALONS_DAY_SHORT);
  return jalons_stored_words (dataset, field->id, stored);
}

/* No stop before the ellipsis. */
static void
strip_end (char *text)
{
  size_t length = strlen (text);

  while (length > 0 && (g_ascii_isspace (text[length - 1]) || strchr (".,;:", text[length - 1]) != NULL))
    text[--length] = '\0';
}

static char *
value_words (JalonsDataset *dataset,
             const JalonsConflict *conflict,
             const JalonsRival *rival)
{
  g_autofree char *words = stored_words (dataset, conflict->field, rival->value);
  g_autofree char *start = NULL;

  g_strdelimit (words, "\n\r\t", ' ');
  if (*words == '\0')
    return g_strdup (_ ("(nothing)"));
  if (g_utf8_strlen (words, -1) <= LONG_VALUE)
    return g_strdup_printf (_ ("“%s”"), words);
  start = g_utf8_substring (words, 0, LONG_VALUE);
  strip_end (start);
  return g_strdup_printf (_ ("“%s…”"), start);
}

/**
 * jalons_conflict_words_what:
 *
 * Returns: (transfer full): what it is about: the name of the object
 */
char *
jalons_conflict_words_what (JalonsDataset *dataset,
                            const JalonsConflict *conflict)
{
  JalonsRecord *known = jalons_dataset_lookup (dataset, conflict->entity, conflict->row);
  JalonsRecord *record = known != NULL ? known : conflict->record;
  g_autofree char *name = record != NULL ? jalons_record_words (dataset, record) : g_strdup ("");

  if (*name == '\0')
    return g_strdup (jalons_entity_label (conflict->entity));
  return g_strdup_printf ("%s · %s", jalons_entity_label (conflict->entity), name);
}

static char *
tell_before (const JalonsRival *rival,
             const char *value)
{
  if (rival->own)
    return g_strdup_printf (_ ("you had put %s"), value);
  /* Translators: a colleague, and a value. */
  return g_strdup_printf (_ ("%1$s had put %2$s"), rival->author, value);
}

static char *
tell_shown (const JalonsRival *rival,
            const char *value)
{
  if (rival->own)
    return g_strdup_printf (_ ("you put %s (shown)"), value);
  /* Translators: a colleague, and a value. */
  return g_strdup_printf (_ ("%1$s put %2$s (shown)"), rival->author, value);
}

static char *
tell_field (JalonsDataset *dataset,
            const JalonsConflict *conflict)
{
  g_autofree char *value = value_words (dataset, conflict, &conflict->shown);
  g_autofree char *shown = tell_shown (&conflict->shown, value);
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; i < conflict->others->len; i++)
    {
      g_autofree char *other = value_words (dataset, conflict, conflict->others->pdata[i]);
      g_autofree char *before = tell_before (conflict->others->pdata[i], other);

      g_string_append_printf (others, "%s%s", i > 0 ? ", " : "", before);
    }
  /* Translators: a field, "you had put “14 h”", "Mme Martin put “15 h” (shown)". */
  return g_strdup_printf (_ ("%1$s: %2$s, %3$s."), jalons_field_label (conflict->field->id), others->str, shown);
}

static char *
tell_deletion (const JalonsConflict *conflict)
{
  const JalonsRival *other = conflict->others->len > 0 ? conflict->others->pdata[0] : NULL;

  if (other == NULL)
    return g_strdup_printf (_ ("Deleted by %s while it was being changed."), conflict->shown.author);
  if (conflict->shown.own)
    return g_strdup_printf (_ ("You deleted it while %s was changing it."), other->author);
  if (other->own)
    return g_strdup_printf (_ ("Deleted by %s while you were changing it."), conflict->shown.author);
  /* Translators: who deleted it, and who changed it. */
  return g_strdup_printf (_ ("Deleted by %1$s while %2$s was changing it."), conflict->shown.author, other->author);
}

/**
 * jalons_conflict_words_sentence:
 *
 * Returns: (transfer full): "Time: you had put “14 h”, Mme Martin put “15 h” (shown)."
 */
char *
jalons_conflict_words_sentence (JalonsDataset *dataset,
                                const JalonsConflict *conflict)
{
  return conflict->field != NULL ? tell_field (dataset, conflict) : tell_deletion (conflict);
}

/* Choices */

static char *
label_choice (JalonsDataset *dataset,
              const JalonsConflict *conflict,
              const JalonsRival *rival)
{
  gboolean shown = rival == &conflict->shown;
  g_autofree char *words = stored_words (dataset, conflict->field, rival->value);

  if (*words != '\0' && g_utf8_strlen (words, -1) <= SHORT_VALUE)
    return g_strdup_printf (shown ? _ ("Keep “%s”") : _ ("Put Back “%s”"), words);
  if (rival->own)
    return g_strdup (shown ? _ ("Keep Mine") : _ ("Put Back Mine"));
  return g_strdup_printf (shown ? _ ("Keep That of %s") : _ ("Put Back That of %s"), rival->author);
}

static void
add_choice (GArray *choices,
            char *label,
            const char *value)
{
  JalonsConflictChoice choice = { label, g_strdup (value) };

  g_array_append_val (choices, choice);
}

/**
 * jalons_conflict_choices:
 *
 * Returns: (transfer full) (element-type JalonsConflictChoice): what its buttons say and do, that which leaves all as it is
 *   shown first
 */
GArray *
jalons_conflict_choices (JalonsDataset *dataset,
                         const JalonsConflict *conflict)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (JalonsConflictChoice));

  g_array_set_clear_func (choices, choice_clear);
  if (conflict->field == NULL)
    {
      add_choice (choices, g_strdup (_ ("Restore")), "0");
      add_choice (choices, g_strdup (_ ("Leave Deleted")), "1");
      return choices;
    }
  add_choice (choices, label_choice (dataset, conflict, &conflict->shown), conflict->shown.value);
  for (guint i = 0; i < conflict->others->len; i++)
    {
      const JalonsRival *rival = conflict->others->pdata[i];

      add_choice (choices, label_choice (dataset, conflict, rival), rival->value);
    }
  return choices;
}
