/* An entry of the catalogue as the list has it.
 * Invariant: comparing and matching fold nothing: thousands of entries are gone through at each key.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/catalogue-entry.h"

#include <string.h>

#include "core/words/field-words.h"
#include "core/words/text.h"
#include "ui/catalogue/catalogue-kind.h"

struct _JalonsCatalogueEntry
{
  GObject parent_instance;
  JalonsDataset *dataset;
  JalonsRecord *record;
  char *title;
  char *key;
  char *searched;
};

G_DEFINE_FINAL_TYPE (JalonsCatalogueEntry, jalons_catalogue_entry, G_TYPE_OBJECT)

static void
jalons_catalogue_entry_finalize (GObject *object)
{
  JalonsCatalogueEntry *self = JALONS_CATALOGUE_ENTRY (object);

  g_object_unref (self->record);
  g_object_unref (self->dataset);
  g_free (self->title);
  g_free (self->key);
  g_free (self->searched);

  G_OBJECT_CLASS (jalons_catalogue_entry_parent_class)->finalize (object);
}

static void
jalons_catalogue_entry_class_init (JalonsCatalogueEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_catalogue_entry_finalize;
}

static void
jalons_catalogue_entry_init (JalonsCatalogueEntry *self)
{
}

/**
 * jalons_catalogue_entry_new:
 *
 * Returns: (transfer full): an entry that keeps @record as it was
 */
JalonsCatalogueEntry *
jalons_catalogue_entry_new (JalonsDataset *dataset,
                            JalonsRecord *record)
{
  JalonsCatalogueEntry *self = g_object_new (JALONS_TYPE_CATALOGUE_ENTRY, NULL);

  self->dataset = g_object_ref (dataset);
  self->record = g_object_ref (record);
  self->title = jalons_record_words (dataset, record);
  return self;
}

/**
 * jalons_catalogue_entry_get_record:
 *
 * Returns: (transfer none): what it was made of
 */
JalonsRecord *
jalons_catalogue_entry_get_record (JalonsCatalogueEntry *self)
{
  return self->record;
}

/**
 * jalons_catalogue_entry_get_title:
 *
 * Returns: (transfer none): the words of its record
 */
const char *
jalons_catalogue_entry_get_title (JalonsCatalogueEntry *self)
{
  return self->title;
}

static const char *
key_of (JalonsCatalogueEntry *self)
{
  if (self->key == NULL)
    self->key = jalons_fold (self->title);
  return self->key;
}

/**
 * jalons_catalogue_entry_compare:
 *
 * Returns: below, at or above 0 as the name of @self comes before, with or after that of @other
 */
int
jalons_catalogue_entry_compare (JalonsCatalogueEntry *self,
                                JalonsCatalogueEntry *other)
{
  int order = strcmp (key_of (self), key_of (other));

  return order != 0 ? order : strcmp (jalons_record_get_id (self->record), jalons_record_get_id (other->record));
}

static gboolean
begins_word (const char *text,
             const char *word)
{
  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + 1, word))
    if (found == text || !g_ascii_isalnum (found[-1]))
      return TRUE;
  return FALSE;
}

/**
 * jalons_catalogue_entry_matches:
 * @words: (array zero-terminated=1): beginnings of words, folded
 *
 * Returns: whether each of @words begins some word of the entry
 */
gboolean
jalons_catalogue_entry_matches (JalonsCatalogueEntry *self,
                                const char *const *words)
{
  if (self->searched == NULL)
    self->searched = jalons_catalogue_searched (self->dataset, self->record);
  for (unsigned i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !begins_word (self->searched, words[i]))
      return FALSE;
  return TRUE;
}
