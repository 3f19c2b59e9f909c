/* Where an entry of the catalogue is used.
 * Invariant: what is shown is what core/catalogue/catalogue.h counts, in its order.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/catalogue-uses.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "ui/catalogue/link-menu.h"
#include "ui/parts/row-list.h"
#include "ui/parts/words.h"

struct _JalonsCatalogueUses
{
  JalonsWorkspace *workspace;
  AdwPreferencesGroup *group;
  JalonsRowList *rows;
  JalonsEntityId entity; /* of the links */
};

static JalonsRecord *
find_link (JalonsCatalogueUses *self,
           const char *id)
{
  return jalons_dataset_lookup (jalons_workspace_get_dataset (self->workspace), self->entity, id);
}

/* An activity of another school is in another school's year. */
static void
open_use (gpointer item,
          gpointer data)
{
  JalonsCatalogueUses *self = data;
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsRecord *link = find_link (self, item);
  JalonsActivity *activity = link ? jalons_link_activity (dataset, link) : NULL;
  JalonsYear *year = activity ? jalons_dataset_follow (dataset, activity, JALONS_ACTIVITY_YEAR) : NULL;

  if (year == NULL)
    return;
  jalons_workspace_set_school (self->workspace, jalons_year_school (year));
  gtk_widget_activate_action (GTK_WIDGET (self->group), "win.show-activity", "(ss)", jalons_record_get_id (activity), "");
}

static GMenuModel *
make_menu (gpointer item,
           gpointer data)
{
  JalonsRecord *link = find_link (data, item);

  return link ? jalons_link_menu_new (link) : G_MENU_MODEL (g_menu_new ());
}

JalonsCatalogueUses *
jalons_catalogue_uses_new (AdwPreferencesGroup *group,
                           JalonsWorkspace *workspace)
{
  JalonsCatalogueUses *self = g_new0 (JalonsCatalogueUses, 1);

  self->workspace = g_object_ref (workspace);
  self->group = group;
  self->rows = jalons_row_list_new (group, open_use, self);
  jalons_row_list_set_menu (self->rows, make_menu, _ ("Change the state, or detach"));
  return self;
}

static char *
where_words (JalonsDataset *dataset,
             JalonsActivity *activity)
{
  JalonsYear *year = jalons_dataset_follow (dataset, activity, JALONS_ACTIVITY_YEAR);
  JalonsSchool *school = year ? jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL) : NULL;
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  g_autofree char *codes = jalons_words_codes (divisions);
  g_autofree char *slot = jalons_format_slot (jalons_activity_slot (activity), JALONS_DAY_FULL);

  return g_strjoin (" · ", *codes != '\0' ? codes : _ ("no class"), slot, school ? jalons_school_name (school) : NULL,
                    NULL);
}

static void
add_use (JalonsCatalogueUses *self,
         JalonsDataset *dataset,
         const JalonsRecord *link)
{
  JalonsActivity *activity = jalons_link_activity (dataset, link);
  g_autofree char *where = where_words (dataset, activity);
  const char *state = jalons_link_state_label (link);
  const char *title = jalons_activity_title (activity);
  g_autofree char *subtitle = state != NULL && *state != '\0' ? g_strdup_printf ("%s — %s", state, title)
                                                              : g_strdup (title);

  jalons_row_list_add (self->rows, g_strdup (jalons_record_get_id (link)), g_free, where, subtitle, TRUE);
}

static char *
summarise_offer (JalonsDataset *dataset,
                 const JalonsOffer *offer,
                 int start_year)
{
  JalonsPlaces places = jalons_offer_count_places (dataset, offer, start_year, NULL);
  const char *unit = jalons_place_unit_label (places.unit);

  if (places.wanted == 0 && places.waiting == 0)
    return NULL;
  if (places.places == JALONS_UNSET || jalons_offer_is_dated (offer))
    /* Translators: two numbers, and what is counted: "4 classes wanted, 1 of them accepted" */
    return g_strdup_printf (_ ("%1$d %2$s wanted, %3$d of them accepted."), places.wanted, unit, places.accepted);
  return g_strdup_printf (_ ("%1$d %2$s wanted, %3$d of them accepted, for %4$d places."), places.wanted, unit,
                          places.accepted, places.places);
}

static char *
summarise_ambassador (JalonsDataset *dataset,
                      const JalonsAmbassador *ambassador,
                      int start_year)
{
  JalonsVisits visits = jalons_ambassador_count_visits (dataset, ambassador, start_year);
  int most = jalons_ambassador_max_visits (ambassador);

  if (visits.wanted == 0 && visits.declined == 0)
    return NULL;
  if (most == JALONS_UNSET)
    return g_strdup_printf (_ ("This year: %1$d visits, %2$d held, %3$d declined."), visits.wanted, visits.held,
                            visits.declined);
  return g_strdup_printf (_ ("This year: %1$d visits of %4$d at most, %2$d held, %3$d declined."), visits.wanted,
                          visits.held, visits.declined, most);
}

static void
show_summary (JalonsCatalogueUses *self,
              JalonsDataset *dataset,
              const JalonsRecord *record)
{
  int start_year = jalons_workspace_get_start_year (self->workspace);
  g_autofree char *text = NULL;

  if (jalons_record_get_entity (record) == JALONS_ENTITY_OFFER)
    text = summarise_offer (dataset, record, start_year);
  else if (jalons_record_get_entity (record) == JALONS_ENTITY_AMBASSADOR)
    text = summarise_ambassador (dataset, record, start_year);
  adw_preferences_group_set_description (self->group, text);
}

/**
 * jalons_catalogue_uses_show:
 * @record: an offer, an ambassador or a document
 */
void
jalons_catalogue_uses_show (JalonsCatalogueUses *self,
                            const JalonsRecord *record)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autoptr (GPtrArray) links = jalons_catalogue_links (dataset, record);

  self->entity = jalons_link_entity_of (jalons_record_get_entity (record));
  show_summary (self, dataset, record);
  jalons_row_list_begin (self->rows);
  for (guint i = 0; i < links->len; i++)
    add_use (self, dataset, links->pdata[i]);
  jalons_row_list_end (self->rows, _ ("Nowhere yet this year: attach it to classes."));
}

void
jalons_catalogue_uses_free (JalonsCatalogueUses *self)
{
  jalons_row_list_free (self->rows);
  g_object_unref (self->workspace);
  g_free (self);
}
