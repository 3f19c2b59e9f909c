/* The table of the kinds of the catalogue.
 * Invariant: every field of an entry that a person may change stands in exactly one group of its kind.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/catalogue-kind.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/words/field-words.h"
#include "core/words/text.h"

static const JalonsFormGroup offer_groups[] = {
  { NULL, NULL,
    JALONS_FORM_FIELDS (JALONS_OFFER_TITLE, JALONS_OFFER_REGION, JALONS_OFFER_PROGRAMME, JALONS_OFFER_SUMMARY) },
  { N_ ("For Whom and What For"), NULL,
    JALONS_FORM_FIELDS (JALONS_OFFER_LEVELS, JALONS_OFFER_PUBLICS, JALONS_OFFER_AXIS, JALONS_OFFER_COMPETENCES) },
  { N_ ("When and Where"), NULL,
    JALONS_FORM_FIELDS (JALONS_OFFER_MINUTES, JALONS_OFFER_FORMAT, JALONS_OFFER_FIRST_DAY, JALONS_OFFER_LAST_DAY,
                        JALONS_OFFER_OCCURRENCES, JALONS_OFFER_PLACES, JALONS_OFFER_PLACES_IN, JALONS_OFFER_TERRITORY) },
  { N_ ("To Book It"), NULL,
    JALONS_FORM_FIELDS (JALONS_OFFER_CONTACT, JALONS_OFFER_PAGE, JALONS_OFFER_PREPARATION) },
  { N_ ("Where It Comes From"), NULL, JALONS_FORM_FIELDS (JALONS_OFFER_SOURCE, JALONS_OFFER_EDITION) },
  { N_ ("Yours"), N_ ("What you write here stays when the Région changes its offer."),
    JALONS_FORM_FIELDS (JALONS_OFFER_NOTES) },
};

static const JalonsFormGroup ambassador_groups[] = {
  { NULL, NULL,
    JALONS_FORM_FIELDS (JALONS_AMBASSADOR_NAME, JALONS_AMBASSADOR_JOB_FEMININE, JALONS_AMBASSADOR_JOB_MASCULINE,
                        JALONS_AMBASSADOR_ROME, JALONS_AMBASSADOR_SECTOR, JALONS_AMBASSADOR_ORGANISATION,
                        JALONS_AMBASSADOR_NETWORK) },
  { N_ ("Contact"), N_ ("Professional only. It is left out of what is printed unless you ask for it."),
    JALONS_FORM_FIELDS (JALONS_AMBASSADOR_EMAIL, JALONS_AMBASSADOR_PHONE) },
  { N_ ("When and Where"), NULL,
    JALONS_FORM_FIELDS (JALONS_AMBASSADOR_TERRITORY, JALONS_AMBASSADOR_SCHOOLS, JALONS_AMBASSADOR_HALF_DAYS,
                        JALONS_AMBASSADOR_PERIODS, JALONS_AMBASSADOR_MAX_VISITS) },
  { N_ ("Charter"), N_ ("The day on which each was done or checked; empty: not yet."),
    JALONS_FORM_FIELDS (JALONS_AMBASSADOR_CHARTER_DAY, JALONS_AMBASSADOR_TRAINED_DAY, JALONS_AMBASSADOR_FREE_DAY,
                        JALONS_AMBASSADOR_NEUTRAL_DAY, JALONS_AMBASSADOR_QUALIFIED_DAY, JALONS_AMBASSADOR_IMPARTIAL_DAY) },
  { N_ ("Personal Data"), N_ ("What the RGPD asks for: on which ground they are kept, and since when the person knows it."),
    JALONS_FORM_FIELDS (JALONS_AMBASSADOR_GROUND, JALONS_AMBASSADOR_SOURCE, JALONS_AMBASSADOR_INFORMED_DAY,
                        JALONS_AMBASSADOR_CONTACT_DAY) },
  { N_ ("Equality"), N_ ("It only serves to count, never shown for one person."),
    JALONS_FORM_FIELDS (JALONS_AMBASSADOR_GENDER) },
};

static const JalonsFormGroup document_groups[] = {
  { NULL, NULL,
    JALONS_FORM_FIELDS (JALONS_DOCUMENT_TITLE, JALONS_DOCUMENT_PUBLISHER, JALONS_DOCUMENT_SCOPE,
                        JALONS_DOCUMENT_SUMMARY) },
  { N_ ("For Whom and What For"), NULL,
    JALONS_FORM_FIELDS (JALONS_DOCUMENT_LEVELS, JALONS_DOCUMENT_AXIS, JALONS_DOCUMENT_COMPETENCES) },
  { N_ ("Job"), N_ ("When it describes one."),
    JALONS_FORM_FIELDS (JALONS_DOCUMENT_JOB, JALONS_DOCUMENT_ROME, JALONS_DOCUMENT_SECTORS) },
  { N_ ("Where It Is"), NULL,
    JALONS_FORM_FIELDS (JALONS_DOCUMENT_PAGE, JALONS_DOCUMENT_EDITION, JALONS_DOCUMENT_LAST_DAY,
                        JALONS_DOCUMENT_LICENCE) },
};

static const JalonsCatalogueKind kinds[] = {
  {
    .entity = JALONS_ENTITY_OFFER,
    .title = N_ ("Actions of the Région"),
    .noun = N_ ("Action of the Région"),
    .add_title = N_ ("Add an Action of the Région"),
    .edit_title = N_ ("Action of the Région"),
    .add_label = N_ ("Add an action of the Région"),
    .edit_label = N_ ("Change an action of the Région"),
    .delete_label = N_ ("Delete an action of the Région"),
    .deleted = N_ ("The action of the Région was deleted"),
    .icon_name = "starred-symbolic",
    .empty_title = N_ ("No Action of the Région Yet"),
    .empty_text = N_ ("Subscribe to what your Région publishes, import its file, or add one by hand with Ctrl+N."),
    .name = JALONS_OFFER_TITLE,
    .groups = offer_groups,
    .n_groups = G_N_ELEMENTS (offer_groups),
  },
  {
    .entity = JALONS_ENTITY_AMBASSADOR,
    .title = N_ ("Ambassadors"),
    .noun = N_ ("Ambassador"),
    .add_title = N_ ("Add an Ambassador"),
    .edit_title = N_ ("Ambassador"),
    .add_label = N_ ("Add an ambassador"),
    .edit_label = N_ ("Change an ambassador"),
    .delete_label = N_ ("Delete an ambassador"),
    .deleted = N_ ("The ambassador was deleted"),
    .icon_name = "avatar-default-symbolic",
    .empty_title = N_ ("No Ambassador Yet"),
    .empty_text = N_ ("Import the table of your network, or add a professional by hand with Ctrl+N."),
    .name = JALONS_AMBASSADOR_NAME,
    .groups = ambassador_groups,
    .n_groups = G_N_ELEMENTS (ambassador_groups),
  },
  {
    .entity = JALONS_ENTITY_DOCUMENT,
    .title = N_ ("Documentation"),
    .noun = N_ ("Document"),
    .add_title = N_ ("Add a Document"),
    .edit_title = N_ ("Document"),
    .add_label = N_ ("Add a document"),
    .edit_label = N_ ("Change a document"),
    .delete_label = N_ ("Delete a document"),
    .deleted = N_ ("The document was deleted"),
    .icon_name = "text-x-generic-symbolic",
    .empty_title = N_ ("No Documentation Yet"),
    .empty_text = N_ ("Add a PDF, a page, or import the jobs of Onisep; by hand with Ctrl+N."),
    .name = JALONS_DOCUMENT_TITLE,
    .groups = document_groups,
    .n_groups = G_N_ELEMENTS (document_groups),
  },
};

/**
 * jalons_catalogue_kinds:
 * @n_kinds: (out): how many
 *
 * Returns: (transfer none) (array length=n_kinds): all kinds, in the order in which they are shown
 */
const JalonsCatalogueKind *
jalons_catalogue_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * jalons_catalogue_kind:
 *
 * Returns: (nullable): the kind of which the entries are of @entity
 */
const JalonsCatalogueKind *
jalons_catalogue_kind (JalonsEntityId entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].entity == entity)
      return &kinds[i];
  return NULL;
}

/* Words */

static const JalonsFieldId offer_subtitle[] = { JALONS_OFFER_PROGRAMME, JALONS_OFFER_REGION, JALONS_OFFER_LEVELS,
                                                JALONS_OFFER_MINUTES };
static const JalonsFieldId ambassador_subtitle[] = { JALONS_AMBASSADOR_ORGANISATION, JALONS_AMBASSADOR_TERRITORY };
static const JalonsFieldId document_subtitle[] = { JALONS_DOCUMENT_PUBLISHER, JALONS_DOCUMENT_EDITION,
                                                   JALONS_DOCUMENT_LEVELS };

static void
append_words (GString *text,
              JalonsDataset *dataset,
              const JalonsRecord *record,
              JalonsFieldId field,
              const char *between)
{
  g_autofree char *words = jalons_field_words (dataset, record, field);

  if (*words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", words);
}

static const JalonsFieldId *
subtitle_fields (JalonsEntityId entity,
                 gsize *n_fields)
{
  switch ((int) entity)
    {
    case JALONS_ENTITY_OFFER:
      *n_fields = G_N_ELEMENTS (offer_subtitle);
      return offer_subtitle;
    case JALONS_ENTITY_AMBASSADOR:
      *n_fields = G_N_ELEMENTS (ambassador_subtitle);
      return ambassador_subtitle;
    case JALONS_ENTITY_DOCUMENT:
    default:
      *n_fields = G_N_ELEMENTS (document_subtitle);
      return document_subtitle;
    }
}

/**
 * jalons_catalogue_subtitle:
 *
 * Returns: (transfer full): what stands under the name of an entry: "Orientibus · Pays de la Loire · 4e et 3e · 3 h"
 */
char *
jalons_catalogue_subtitle (JalonsDataset *dataset,
                           const JalonsRecord *record)
{
  gsize n_fields;
  const JalonsFieldId *fields = subtitle_fields (jalons_record_get_entity (record), &n_fields);
  g_autofree char *job = NULL;
  GString *text = g_string_new (NULL);

  if (jalons_record_get_entity (record) == JALONS_ENTITY_AMBASSADOR)
    g_string_append (text, job = jalons_ambassador_job (record));
  for (gsize i = 0; i < n_fields; i++)
    append_words (text, dataset, record, fields[i], " · ");
  if (jalons_record_get_entity (record) == JALONS_ENTITY_DOCUMENT && *jalons_document_file (record) != '\0')
    g_string_append (text, text->len > 0 ? " · PDF" : "PDF");
  return g_string_free (text, FALSE);
}

/**
 * jalons_catalogue_searched:
 *
 * Returns: (transfer full): the words by which an entry is found, folded: its searched fields, and its levels
 */
char *
jalons_catalogue_searched (JalonsDataset *dataset,
                           const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  g_autoptr (GString) text = g_string_new (NULL);

  for (unsigned i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & JALONS_FIELD_SEARCHED) != 0)
      append_words (text, dataset, record, entity->fields[i].id, "\n");
  if (entity->id == JALONS_ENTITY_OFFER)
    append_words (text, dataset, record, JALONS_OFFER_LEVELS, "\n");
  if (entity->id == JALONS_ENTITY_DOCUMENT)
    append_words (text, dataset, record, JALONS_DOCUMENT_LEVELS, "\n");
  return jalons_fold (text->str);
}

/**
 * jalons_catalogue_web_page:
 *
 * Returns: (transfer none): the address of the entry's page, "" when it has none
 */
const char *
jalons_catalogue_web_page (const JalonsRecord *record)
{
  switch ((int) jalons_record_get_entity (record))
    {
    case JALONS_ENTITY_OFFER:
      return jalons_offer_page (record);
    case JALONS_ENTITY_DOCUMENT:
      return jalons_document_page (record);
    default:
      return "";
    }
}
