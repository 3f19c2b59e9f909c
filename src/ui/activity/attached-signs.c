/* A row of buttons, each with a sign.
 * Invariant: there are no more buttons than are needed; a list has rows by the hundred, and most have nothing attached.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/activity/attached-signs.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/attached.h"
#include "core/words/text.h"
#include "ui/parts/sign.h"
#include "ui/parts/tip.h"

/* The rest is in a menu. */
#define MOST_SIGNS 3

struct _JalonsAttachedSigns
{
  GtkWidget parent_instance;
  char *shown; /* what the signs stand for, so that they stay, with the keyboard on them, while it is the same */
};

G_DEFINE_FINAL_TYPE (JalonsAttachedSigns, jalons_attached_signs, GTK_TYPE_WIDGET)

static JalonsSignShape
shape_of (const JalonsAttachedItem *item)
{
  gboolean open = item->state == JALONS_ATTACHED_OPEN;

  switch ((int) item->entity)
    {
    case JALONS_ENTITY_OFFER:
      return open ? JALONS_SIGN_OFFER_OPEN : JALONS_SIGN_OFFER;
    case JALONS_ENTITY_AMBASSADOR:
      return open ? JALONS_SIGN_AMBASSADOR_OPEN : JALONS_SIGN_AMBASSADOR;
    default:
      return JALONS_SIGN_DOCUMENT;
    }
}

static GVariant *
place_of (const JalonsAttachedItem *item)
{
  return g_variant_new ("(ss)", jalons_model_entity (item->entity)->name, item->id);
}

/* What is gone from the catalogue has no page to go to. */
static GtkWidget *
new_button (const JalonsAttachedItem *item)
{
  GtkWidget *button = gtk_button_new (), *sign = g_object_new (JALONS_TYPE_SIGN, NULL);

  jalons_sign_set (JALONS_SIGN (sign), shape_of (item), item->words);
  gtk_button_set_child (GTK_BUTTON (button), sign);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, item->words, -1);
  if (item->id == NULL)
    gtk_widget_set_sensitive (button, FALSE);
  else
    {
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), place_of (item));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-entry");
    }
  return button;
}

static GtkWidget *
new_rest (const GPtrArray *items)
{
  g_autoptr (GMenuModel) menu = jalons_attached_menu_new (items, MOST_SIGNS - 1);
  guint n = items->len - (MOST_SIGNS - 1);
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *label = g_strdup_printf ("+%u", n);
  g_autofree char *words = jalons_format_counted (ngettext ("%u more thing is attached", "%u more things are attached", n), n);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  jalons_tip_set (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static void
add (JalonsAttachedSigns *self,
     GtkWidget *button)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
clear (JalonsAttachedSigns *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
jalons_attached_signs_dispose (GObject *object)
{
  clear (JALONS_ATTACHED_SIGNS (object));
  g_clear_pointer (&JALONS_ATTACHED_SIGNS (object)->shown, g_free);

  G_OBJECT_CLASS (jalons_attached_signs_parent_class)->dispose (object);
}

static void
jalons_attached_signs_class_init (JalonsAttachedSignsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_attached_signs_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attached");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
jalons_attached_signs_init (JalonsAttachedSigns *self)
{
}

static char *
describe (const GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const JalonsAttachedItem *item = items->pdata[i];

      g_string_append_printf (text, "%s %s\n", item->id ? item->id : "", item->words);
    }
  return g_string_free (text, FALSE);
}

/**
 * jalons_attached_signs_show:
 * @items: (nullable) (element-type JalonsAttachedItem): what is attached
 */
void
jalons_attached_signs_show (JalonsAttachedSigns *self,
                            const GPtrArray *items)
{
  guint n = items ? items->len : 0, n_signs = n > MOST_SIGNS ? MOST_SIGNS - 1 : n;
  g_autofree char *now = describe (items);

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (g_strcmp0 (self->shown, now) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);
  clear (self);
  for (guint i = 0; i < n_signs; i++)
    add (self, new_button (items->pdata[i]));
  if (n > n_signs)
    add (self, new_rest (items));
}

/* Titles may have underscores, which menus take for mnemonics. */
static char *
without_mnemonic (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "_", -1);

  return g_strjoinv ("__", parts);
}

/**
 * jalons_attached_menu_new:
 * @items: (element-type JalonsAttachedItem): what is attached
 * @first: the first of them to be in the menu
 *
 * Returns: (transfer full): a menu whose items go to the pages of what is attached
 */
GMenuModel *
jalons_attached_menu_new (const GPtrArray *items,
                          guint first)
{
  GMenu *menu = g_menu_new ();

  for (guint i = first; i < items->len; i++)
    {
      const JalonsAttachedItem *one = items->pdata[i];
      g_autofree char *label = without_mnemonic (one->words);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      if (one->id != NULL)
        g_menu_item_set_action_and_target_value (item, "win.show-entry", place_of (one));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}
