/* One entry of the catalogue.
 * Invariant: a field without a value has no row; what is shown is in the words of core/words/field-words.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/catalogue-page.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "ui/catalogue/catalogue-notice.h"
#include "ui/catalogue/catalogue-uses.h"
#include "ui/parts/sign.h"
#include "ui/parts/subject.h"
#include "ui/sharing/conflict-bar.h"

struct _JalonsCataloguePage
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  char *id; /* what is shown */
  GPtrArray *shown_groups;
  JalonsCatalogueUses *links;

  GtkStack *contents;
  GtkScrolledWindow *scrolled;
  GtkLabel *kind;
  GtkLabel *title;
  GtkLabel *subtitle;
  JalonsConflictBar *conflicts;
  GtkWidget *notice;
  JalonsSign *notice_sign;
  GtkLabel *notice_label;
  GtkWidget *read_button;
  GtkWidget *attach_button;
  GtkMenuButton *more_button;
  AdwBin *first;
  GtkBox *groups;
  AdwPreferencesGroup *uses;
};

G_DEFINE_FINAL_TYPE (JalonsCataloguePage, jalons_catalogue_page, GTK_TYPE_WIDGET)

/* Buttons */

static void
set_action (GtkWidget *button,
            const char *action,
            const JalonsRecord *record)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)",
                                    jalons_model_entity (jalons_record_get_entity (record))->name,
                                    jalons_record_get_id (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
add_item (GMenu *menu,
          const char *label,
          const char *action,
          const JalonsRecord *record)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(ss)",
                                     jalons_model_entity (jalons_record_get_entity (record))->name,
                                     jalons_record_get_id (record));
  g_menu_append_item (menu, item);
}

/* What is done less often, and what undoes much, are in the menu. */
static void
show_buttons (JalonsCataloguePage *self,
              const JalonsRecord *record)
{
  JalonsEntityId entity = jalons_record_get_entity (record);
  g_autoptr (GMenu) menu = g_menu_new (), common = g_menu_new (), last = g_menu_new ();

  gtk_widget_set_visible (self->read_button,
                          entity == JALONS_ENTITY_DOCUMENT && *jalons_document_file (record) != '\0');
  set_action (self->read_button, "win.read-document", record);
  set_action (self->attach_button, "win.attach-entry", record);
  if (*jalons_catalogue_web_page (record) != '\0')
    add_item (common, _ ("Open the _Web Page"), "win.open-web-page", record);
  if (entity == JALONS_ENTITY_AMBASSADOR)
    {
      add_item (common, _ ("_Print the Mission Sheet…"), "win.print-mission", record);
      add_item (common, _ ("_What Is Kept of This Person…"), "win.print-person", record);
      add_item (last, _ ("_Forget This Person…"), "win.forget-person", record);
    }
  g_menu_append (common, _ ("H_istory…"), "win.history");
  g_menu_append (last, _ ("_Delete"), "win.delete-activity");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (common));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_menu_button_set_menu_model (self->more_button, G_MENU_MODEL (menu));
}

/* Fields */

static GtkWidget *
new_value_row (const char *name,
               const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "value");
  return row;
}

/* Counted among others, and shown of nobody. */
static gboolean
is_hidden (const JalonsCatalogueKind *kind,
           JalonsFieldId field)
{
  return field == kind->name || field == JALONS_AMBASSADOR_GENDER || field == JALONS_OFFER_PLACES_IN;
}

static char *
value_words (JalonsDataset *dataset,
             const JalonsRecord *record,
             JalonsFieldId field)
{
  if (field == JALONS_OFFER_PLACES && jalons_offer_places (record) != JALONS_UNSET)
    /* Translators: a number, and what is counted: "2 classes", "30 pupils" */
    return g_strdup_printf (_ ("%1$d %2$s"), jalons_offer_places (record),
                            jalons_place_unit_label ((JalonsPlaceUnit) jalons_offer_places_in (record)));
  if (jalons_field_is_unsaid (record, field))
    return g_strdup ("");
  return jalons_field_words (dataset, record, field);
}

/* Returns: (transfer floating) (nullable): the fields of @group that have a value */
static GtkWidget *
make_group (JalonsCataloguePage *self,
            const JalonsRecord *record,
            const JalonsCatalogueKind *kind,
            const JalonsFormGroup *group)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  AdwPreferencesGroup *widget = NULL;

  for (guint i = 0; i < group->n_fields; i++)
    {
      g_autofree char *words = is_hidden (kind, group->fields[i]) ? g_strdup ("")
                                                                  : value_words (dataset, record, group->fields[i]);

      if (*words == '\0')
        continue;
      if (widget == NULL)
        widget = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_add (widget, new_value_row (jalons_field_label (group->fields[i]), words));
    }
  if (widget != NULL && group->title != NULL)
    adw_preferences_group_set_title (widget, _ (group->title));
  return (GtkWidget *) widget;
}

/* What it is; where it is used; then the rest. */
static void
show_fields (JalonsCataloguePage *self,
             const JalonsRecord *record,
             const JalonsCatalogueKind *kind)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  adw_bin_set_child (self->first, make_group (self, record, kind, &kind->groups[0]));
  for (guint i = 1; i < kind->n_groups; i++)
    if ((child = make_group (self, record, kind, &kind->groups[i])) != NULL)
      gtk_box_append (self->groups, child);
}

/* The whole */

static void
show_notice (JalonsCataloguePage *self,
             const JalonsRecord *record)
{
  JalonsSeverity severity = JALONS_SEVERITY_ADVICE;
  g_autofree char *text = jalons_catalogue_notice (self->workspace, record, &severity);
  JalonsSignShape shape = severity == JALONS_SEVERITY_ADVICE ? JALONS_SIGN_ADVICE : JALONS_SIGN_WARNING;

  gtk_widget_set_visible (self->notice, text != NULL);
  if (text == NULL)
    return;
  jalons_sign_set (self->notice_sign, shape, severity == JALONS_SEVERITY_ADVICE ? _ ("Advice") : _ ("Warning"));
  gtk_label_set_label (self->notice_label, text);
}

static void
show_head (JalonsCataloguePage *self,
           const JalonsRecord *record,
           const JalonsCatalogueKind *kind)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autofree char *title = jalons_record_words (dataset, record);
  g_autofree char *subtitle = jalons_catalogue_subtitle (dataset, record);

  gtk_label_set_label (self->kind, _ (kind->noun));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
}

/**
 * jalons_catalogue_page_show:
 * @record: (nullable): the entry, or %NULL for none
 */
void
jalons_catalogue_page_show (JalonsCataloguePage *self,
                            JalonsRecord *record)
{
  const JalonsCatalogueKind *kind = record ? jalons_catalogue_kind (jalons_record_get_entity (record)) : NULL;
  gboolean other = record == NULL || g_strcmp0 (self->id, jalons_record_get_id (record)) != 0;

  g_free (self->id);
  self->id = record ? g_strdup (jalons_record_get_id (record)) : NULL;
  jalons_subject_set (GTK_WIDGET (self), kind ? kind->entity : JALONS_ENTITY_OFFER, self->id, NULL);
  gtk_stack_set_visible_child_name (self->contents, record ? "entry" : "none");
  if (record == NULL)
    return;
  show_head (self, record, kind);
  jalons_conflict_bar_show (self->conflicts, self->workspace, kind->entity, self->id);
  show_notice (self, record);
  show_buttons (self, record);
  show_fields (self, record, kind);
  jalons_catalogue_uses_show (self->links, record);
  if (other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
jalons_catalogue_page_dispose (GObject *object)
{
  JalonsCataloguePage *self = JALONS_CATALOGUE_PAGE (object);

  g_clear_pointer (&self->links, jalons_catalogue_uses_free);
  if (self->contents != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->contents));
  self->contents = NULL;
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (jalons_catalogue_page_parent_class)->dispose (object);
}

static void
jalons_catalogue_page_class_init (JalonsCataloguePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_catalogue_page_dispose;
  g_type_ensure (JALONS_TYPE_CONFLICT_BAR);
  g_type_ensure (JALONS_TYPE_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/catalogue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, contents);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, kind);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, title);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, conflicts);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, notice);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, notice_sign);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, read_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, attach_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, more_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, first);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, groups);
  gtk_widget_class_bind_template_child (widget_class, JalonsCataloguePage, uses);
}

static void
jalons_catalogue_page_init (JalonsCataloguePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jalons_catalogue_page_new (JalonsWorkspace *workspace)
{
  JalonsCataloguePage *self = g_object_new (JALONS_TYPE_CATALOGUE_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->links = jalons_catalogue_uses_new (self->uses, workspace);
  return GTK_WIDGET (self);
}
