"""Readable specifications out of typed supplier attributes: names, units, an order, a limit.

Packing, pallets, catalogue keeping and values whose unit the source mixes are left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from config.demo.wording import one_line, shortened

Specs = dict[str, str | float | bool]

MOST = 40
LONGEST_VALUE = 300
TYPE = re.compile(r"attr_[tnb]_")
NOT_SOLD = re.compile(
    r"pallet|packag|packing|carton|master__outer|inner__case|outer__case|container|shipping|"
    r"gross_weight|net_weight|tare|stacking|imperial|customs|harmonized|country_of_origin|"
    r"ark_id|last_change|ean_upc|gtin|oem_code|minimum_order|order_quantity|launch_date|status$|"
    r"market_segment|hp_segment|market_positioning|embedded_options|conflict_free|product_name$|"
    r"transistors|die_size|package_size|warranty_card|^manual$|^quick_|_guide$|^internal_memory$|"
    r"data_transfer_rate|^bus_bandwidth|^bus_speed|^bus_type_units|^memory_bus|^power_supply$|^capacity$|"
    r"^cache_memory|^maximum_internal_memory|^maximum_memory|^processor_cache$|^size$|^quantity$|"
    r"_temperature|^dimensions__|^colour$|^box$|^tcase|tjunction|^stepping|fsb_parity|^bus_type$|"
    r"^intel_|_intel_|idle_states|execute_disable|thermal_monitoring|vid_voltage|recommended_age|"
    r"operating_modes|physical_address|cpu_configuration|^retail_only|embedded_"
)
FIRST = (
    "product_type", "type", "compatibility", "compatible_products", "brand_compatibility",
    "printing_colours", "print_technology", "cable_length", "connector_1", "connector_2",
    "connector_gender", "product_colour", "cable_colour", "material", "processor_family",
    "processor_model", "processor_frequency", "display_diagonal", "display_resolution",
    "total_storage_capacity", "quantity_per_pack", "black_toner_page_yield",
    "colour_toner_page_yield", "page_yield", "width", "depth", "height", "weight",
)  # fmt: skip
UNITS = {
    "g": ("weight", "weight__with_stand_"),
    "mm": ("width", "depth", "height", "width__with_stand_", "depth__with_stand_",
           "height__with_stand_", "label_width", "label_height", "sheet_width", "sheet_length",
           "outer_diameter", "diameter", "length"),
    "m": ("cable_length", "roll_length", "tape_length"),
    "kg": ("maximum_weight_capacity",),
    "GHz": ("processor_frequency", "processor_boost_frequency"),
    "MHz": ("memory_clock_speed", "processor_front_side_bus"),
    "GB": ("total_storage_capacity", "ssd_capacity", "hdd_capacity", "total_ssds_capacity"),
    "W": ("thermal_design_power__tdp_", "power_consumption__typical_", "output_power",
          "power_consumption__standby_", "power_consumption__off_", "ac_adapter_power"),
    "VA": ("output_power_capacity",),
    "Wh": ("battery_capacity__watt_hours_",),
    "mAh": ("battery_capacity",),
    "V": ("battery_voltage",),
    "J": ("surge_energy_rating",),
    "pages": ("black_toner_page_yield", "colour_toner_page_yield", "page_yield"),
    "pages a month": ("maximum_duty_cycle",),
    "pages a minute": ("print_speed__black__normal_quality__a4_us_letter_",
                       "print_speed__colour__normal_quality__a4_us_letter_"),
    "sheets": ("total_input_capacity", "total_output_capacity", "maximum_input_capacity",
               "maximum_output_capacity"),
    "g/m²": ("media_weight", "print_media_weight"),
    "ml": ("colour_ink_volume",),
    "in": ("display_diagonal", "maximum_screen_size_compatibility"),
    "cd/m²": ("display_brightness", "display_brightness__typical_"),
    "ms": ("response_time",),
    "°": ("viewing_angle__horizontal", "viewing_angle__vertical"),
    "dB": ("noise_level",),
    "Ω": ("impedance",),
    "nm": ("processor_lithography",),
    "µm": ("core_diameter", "cladding_diameter"),
    "h": ("battery_recharge_time", "battery_life__max_"),
    "min": ("typical_backup_time_at_half_load", "typical_backup_time_at_full_load"),
    "s": ("time_to_first_page__black__normal_",),
}  # fmt: skip
UNIT_OF = {name: unit for unit, names in UNITS.items() for name in names}
SPELT = {word.lower(): word for word in (
    "AC", "ADSL", "AV", "AWG", "BIOS", "CD", "CPU", "DC", "DDR", "DPI", "DVD", "DVI", "ECC",
    "EMC", "FSB", "GPS", "GPU", "HDD", "HDMI", "HDTV", "HTTPS", "ID", "IEEE", "IP", "ISDN", "ISO",
    "KVM", "LAN", "LCD", "LED", "MAC", "MP3", "MTBF", "NFC", "PAE", "PC", "PCI", "PDU", "PoE",
    "PS/2", "QoS", "RAID", "RAM", "RCA", "REACH", "RGB", "RMS", "RoHS", "RS-232", "SATA", "SCSI",
    "SIM", "SMS", "SNMP", "SNR", "SSD", "TDP", "TV", "UPS", "USB", "VESA", "VGA", "VLAN", "VPN",
    "WEP", "Wi-Fi", "WLAN", "WPA", "A4", "EU", "UK", "US", "Intel", "Windows", "Mac",
    "Bluetooth", "Ethernet",
)}  # fmt: skip
JOINED = {
    "rj_45": "RJ-45", "wi_fi": "Wi-Fi", "d_sub": "D-Sub", "s_video": "S-Video", "i_o": "I/O",
    "usb_2_0": "USB 2.0", "usb_3_0": "USB 3.0", "usb_3_2": "USB 3.2", "on_board": "on-board",
}  # fmt: skip
LABELS = {
    "connector_s_": "Connectors",
    "operating_relative_humidity__h_h_": "Operating relative humidity (%)",
    "storage_relative_humidity__h_h_": "Storage relative humidity (%)",
    "cpu_multiplier__bus_core_ratio_": "CPU multiplier",
    "print_speed__black__normal_quality__a4_us_letter_": "Print speed, black",
    "print_speed__colour__normal_quality__a4_us_letter_": "Print speed, colour",
    "time_to_first_page__black__normal_": "Time to first page, black",
    "usb_3_2_gen_1__3_1_gen_1__type_a_ports_quantity": "USB 3.2 Gen 1 type A ports",
    "thermal_design_power__tdp_": "Thermal design power",
    "ethernet_lan__rj_45__ports": "Ethernet ports (RJ-45)",
    "hd_type": "Drive type",
    "energy_star_certified": "Energy Star certified",
}


def spec_sheet(row: Mapping[str, Any]) -> Specs:
    """Name to value of at most forty specifications, the telling ones first, "no" last."""
    found = [(heading(key), row[key]) for key in row if key.startswith("attr_")]
    shown = [(head, value) for head, value in found if head.label and value != ""]
    shown.sort(key=lambda pair: (pair[1] is False, pair[0].rank))
    specs: Specs = {}
    for head, value in shown:
        specs.setdefault(head.label, _tidy(value))
    return dict(list(specs.items())[:MOST])


@dataclass(frozen=True)
class Heading:
    """How an attribute is shown: its label, "" when it is not, and its rank."""

    label: str
    rank: int


@cache
def heading(key: str) -> Heading:
    """The heading of an attribute as the file names it, such as `attr_n_cable_length`."""
    name = TYPE.sub("", key, count=1)
    if NOT_SOLD.search(name):
        return Heading("", 0)
    label = LABELS.get(name) or readable(name)
    unit = f" ({UNIT_OF[name]})" if name in UNIT_OF else ""
    return Heading(label + unit, FIRST.index(name) if name in FIRST else len(FIRST))


def readable(name: str) -> str:
    """An attribute's name in words: `thermal_design_power__tdp_` → Thermal design power (TDP)."""
    chunks = [_words(chunk) for chunk in name.rstrip("_").split("__")]
    marked = [f"({words})" if place % 2 else words for place, words in enumerate(chunks) if words]
    text = " ".join(marked).replace(" ports quantity", " ports")
    return text[:1].upper() + text[1:]


def _words(text: str) -> str:
    for joined, spelt in JOINED.items():
        text = text.replace(joined, spelt)
    return " ".join(SPELT.get(part, part) for part in text.split("_") if part)


def _tidy(value: str | float | bool) -> str | float | bool:
    """Text in one line, whole numbers without a fraction."""
    if isinstance(value, str):
        return shortened(one_line(value.replace("\n", ", ")), LONGEST_VALUE)
    if isinstance(value, bool) or value != int(value):
        return value
    return int(value)
